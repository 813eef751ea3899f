package studio.truss.core.sync.remote;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The table in the cloud. Each call is one request, sent once: who asks decides about asking
/// again. Every method may throw [RemoteException].
public interface RemoteStore {

    /// Which items of a partition a page is taken from, in the order of their keys.
    ///
    /// @param range the sort keys
    /// @param after where the page begins, or null: as [Page#next] of an earlier page, even of one
    ///   read days ago, or any key whose item need not exist
    /// @param limit most items of the page; the table may end a page earlier
    record PageRequest(
            String pk, KeyRange range, @Nullable ItemKey after, int limit, boolean consistent) {}

    /// @param next where the next page begins; null on the last one. A page may be empty and not
    ///   the last.
    record Page(List<Item> items, @Nullable ItemKey next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    Page query(PageRequest request);

    /// The most keys that one call of [#get] takes.
    int GET_MOST = 100;

    /// @param found the items that are there
    /// @param unread keys that were not looked at, to be asked for again
    record Found(Map<ItemKey, Item> found, Set<ItemKey> unread) {
        public Found {
            found = Map.copyOf(found);
            unread = Set.copyOf(unread);
        }
    }

    /// Reads items strongly: each as the last write left it.
    Found get(Collection<ItemKey> keys);

    /// The most writes that one transaction takes.
    default int writesMost() {
        return WriteTransaction.MOST_WRITES;
    }

    /// How large an item is in the table, in bytes.
    default int sizeOf(Item item) {
        return ItemSize.of(item);
    }

    /// Writes all or nothing.
    WriteOutcome write(WriteTransaction transaction);
}
