package studio.truss.core.clips;

/// Hears how the main job goes on. Called from worker threads; must be quick and must not throw.
public interface ClipListener {
    /// A stage of the work on one source is `doneMs` of `totalMs` far.
    void progress(Stage stage, String what, long doneMs, long totalMs);

    /// Something a person should know: a signal that is missing, a source that is only partly
    /// usable.
    void note(String text);

    enum Stage {
        LOOK("reading"),
        LISTEN("listening"),
        WATCH("watching"),
        RENDER("rendering");

        private final String word;

        Stage(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// Nobody listens.
    static ClipListener none() {
        return new ClipListener() {
            @Override
            public void progress(Stage stage, String what, long doneMs, long totalMs) {}

            @Override
            public void note(String text) {}
        };
    }
}
