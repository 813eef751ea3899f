package studio.truss.core.media;

/// What is wrong with a file, in words for the person who owns it: what it is and what to do.
public record MediaProblem(Kind kind, String message) {

    public enum Kind {
        NOT_THERE("not-there"),
        EMPTY("empty"),
        NOT_MEDIA("not-media"),
        NO_PICTURE("no-picture"),
        TRUNCATED("truncated"),
        DAMAGED("damaged"),
        DRM("drm"),
        UNSUPPORTED("unsupported"),
        CRASHED("crashed"),
        STALLED("stalled"),
        /// Not the file's fault: what is made of it has no room.
        NO_SPACE("no-space"),
        /// Not the file's fault: what is made of it cannot be written, or not with this FFmpeg.
        NOT_WRITABLE("not-writable");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// The word in JSON.
        public String word() {
            return word;
        }
    }
}
