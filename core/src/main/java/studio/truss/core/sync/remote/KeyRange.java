package studio.truss.core.sync.remote;

import studio.truss.core.library.item.CodePointOrder;

/// Sort keys from one to another, both included, in the table's order: that of their UTF-8 bytes.
public record KeyRange(String from, String to) {
    /// The last code point there is: no key of ours goes on with it.
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    public boolean holds(String sk) {
        return CodePointOrder.INSTANCE.compare(from, sk) <= 0
                && CodePointOrder.INSTANCE.compare(sk, to) <= 0;
    }

    public static KeyRange prefix(String prefix) {
        return new KeyRange(prefix, prefix + LAST);
    }

    /// What lies between two prefixes: after the keys of the first, before those of the second.
    public static KeyRange between(String first, String second) {
        return new KeyRange(first.isEmpty() ? " " : first + LAST, second.isEmpty() ? LAST : second);
    }
}
