package studio.truss.core.sync.remote;

import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Writes that take effect together, or not at all.
///
/// @param token the same for each sending of the same transaction: a second one within ten minutes
///   changes nothing and succeeds
public record WriteTransaction(List<Write> writes, String token) {
    /// What the table takes in one transaction.
    public static final int MOST_WRITES = 100;

    public WriteTransaction {
        writes = List.copyOf(writes);
        Set<ItemKey> keys = new HashSet<>();
        for (Write write : writes) {
            if (!keys.add(write.key())) {
                throw new IllegalArgumentException("two writes of " + write.key());
            }
        }
    }

    /// One write, done only where the item is as expected.
    public sealed interface Write {
        ItemKey key();

        /// Adds an item that is not there.
        record Create(Item item) implements Write {
            @Override
            public ItemKey key() {
                return item.key();
            }
        }

        /// Changes some attributes of an item; makes it where [Expected#exists] does not ask for
        /// it.
        record Update(ItemKey key, Change change, Expected expected) implements Write {}

        record Delete(ItemKey key, Expected expected) implements Write {}

        /// Writes nothing, asks only.
        record Check(ItemKey key, Expected expected) implements Write {}
    }
}
