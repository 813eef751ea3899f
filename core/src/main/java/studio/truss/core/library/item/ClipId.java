package studio.truss.core.library.item;

/// The id of a clip: a ULID when made here, whatever the web product chose otherwise. Never reused,
/// never blank, without `#`.
public record ClipId(String value) {
    public ClipId {
        Keys.requirePart("ClipId", value);
    }

    public static ClipId of(String value) {
        return new ClipId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
