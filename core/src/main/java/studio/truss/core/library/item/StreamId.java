package studio.truss.core.library.item;

/// The id of a live stream. Never reused, never blank, without `#`.
public record StreamId(String value) {
    public StreamId {
        Keys.requirePart("StreamId", value);
    }

    public static StreamId of(String value) {
        return new StreamId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
