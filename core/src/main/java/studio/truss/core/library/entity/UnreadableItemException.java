package studio.truss.core.library.entity;

import studio.truss.core.library.item.ItemKey;

/// An item of a known family that cannot be read as its entity: another program left out, or
/// changed, something that we need. The item itself stays as it is.
public final class UnreadableItemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableItemException(ItemKey key, String attribute) {
        super(key.sk() + " has no readable attribute " + attribute);
    }
}
