package studio.truss.core.library.item;

/// The id of a source video. Never reused, never blank, without `#`.
public record VideoId(String value) {
    public VideoId {
        Keys.requirePart("VideoId", value);
    }

    public static VideoId of(String value) {
        return new VideoId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
