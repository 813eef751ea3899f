package studio.truss.core.clips;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.moments.Moment;

import java.util.List;

/// Hears how the main job goes on. Called from worker threads; must be quick and must not throw.
public interface ClipListener {
    /// A stage of the work on one source is `doneMs` of `totalMs` far.
    void progress(Stage stage, String what, long doneMs, long totalMs);

    /// Something a person should know: a signal that is missing, a source that is only partly
    /// usable.
    void note(String text);

    /// A first ranking, best first, long before the last word: by sound, chat and key frames. Edges
    /// and places may still change.
    void ranked(List<Moment> moments);

    /// Reports one stage of the work on `what`.
    default Heartbeat heartbeat(Stage stage, String what) {
        return (doneMs, totalMs) -> progress(stage, what, doneMs, totalMs);
    }

    enum Stage {
        LOOK("reading"),
        LISTEN("listening"),
        SKIM("skimming"),
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

            @Override
            public void ranked(List<Moment> moments) {}
        };
    }
}
