package studio.truss.core.clips.preflight;

/// Something that speaks against a render.
///
/// @param words one or two sentences: what is so, and what to do
public record Finding(Weight weight, Subject subject, String words) {

    public enum Weight {
        /// The clip is not rendered until it is mended.
        STOPS,
        /// The creator should know it.
        WARNS
    }

    public enum Subject {
        SOURCE,
        FOLDER,
        DISK,
        LENGTH,
        SIZE,
        SAFE_ZONE
    }

    static Finding stops(Subject subject, String words) {
        return new Finding(Weight.STOPS, subject, words);
    }

    static Finding warns(Subject subject, String words) {
        return new Finding(Weight.WARNS, subject, words);
    }

    public boolean stops() {
        return weight == Weight.STOPS;
    }
}
