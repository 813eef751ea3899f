package studio.truss.core.library.query;

/// An attribute named in a query, at its place in the text (0 = first character). `type` names what
/// kind of item it is.
public record Field(String name, int position) {
    public static final String TYPE = "type";

    public boolean isType() {
        return name.equals(TYPE);
    }
}
