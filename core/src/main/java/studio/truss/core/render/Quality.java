package studio.truss.core.render;

/// How good and how large a clip is to be. What each word means for an encoder is settled by the
/// adapter and written down in `docs/encoders.md`.
public enum Quality {
    /// To look at, not to publish: about twice as fast.
    DRAFT("draft"),
    /// A master that platforms can encode again without visible loss.
    STANDARD("standard"),
    /// For archives and further editing.
    HIGH("high"),
    /// x264's preset of that name as it is, the yardstick that the standard is measured against; on
    /// other encoders the standard.
    VERYFAST("veryfast");

    private final String word;

    Quality(String word) {
        this.word = word;
    }

    /// The word on the command line and in JSON.
    public String word() {
        return word;
    }
}
