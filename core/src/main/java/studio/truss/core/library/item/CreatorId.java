package studio.truss.core.library.item;

/// The creator whose partition an item stands in: `local-<ulid>` before the first sign-in. Never
/// blank, without `#`.
public record CreatorId(String value) {
    private static final String LOCAL = "local-";

    public CreatorId {
        Keys.requirePart("CreatorId", value);
    }

    public static CreatorId of(String value) {
        return new CreatorId(value);
    }

    /// The creator of a machine on which nobody has signed in yet.
    public static CreatorId local(String ulid) {
        return new CreatorId(LOCAL + ulid);
    }

    public boolean isLocal() {
        return value.startsWith(LOCAL);
    }

    @Override
    public String toString() {
        return value;
    }
}
