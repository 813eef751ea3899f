package studio.truss.core.library.item;

/// An item's key as the table holds it. Made and understood by [Keys] alone.
public record ItemKey(String pk, String sk) {
    public ItemKey {
        if (pk.isEmpty() || sk.isEmpty()) {
            throw new IllegalArgumentException("key with an empty part: '" + pk + "' '" + sk + "'");
        }
    }

    @Override
    public String toString() {
        return pk + " " + sk;
    }
}
