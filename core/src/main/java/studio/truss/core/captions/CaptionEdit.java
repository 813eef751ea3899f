package studio.truss.core.captions;

/// What the creator says is said in a stretch of the source; no text: nothing is shown there.
public record CaptionEdit(long startMs, long endMs, String text) {
    private static final int TEXT_MAX = 1000;

    public CaptionEdit {
        if (startMs < 0 || endMs <= startMs) {
            throw new IllegalArgumentException(
                    "a caption from %d to %d ms has no length".formatted(startMs, endMs));
        }
        if (text.length() > TEXT_MAX) {
            throw new IllegalArgumentException(
                    "a caption of %d characters, %d are the most"
                            .formatted(text.length(), TEXT_MAX));
        }
        text = text.strip();
    }
}
