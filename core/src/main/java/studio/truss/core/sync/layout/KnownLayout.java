package studio.truss.core.sync.layout;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.util.List;

/// The layout as this machine knows it: read strongly once, and whenever something hangs on it.
final class KnownLayout {
    private static final int TRIES = 3;

    private final RemoteStore store;
    private final ItemKey key;
    private final Places places;
    private @Nullable PartitionLayout known;

    KnownLayout(RemoteStore store, CreatorId creator, Places places) {
        this.store = store;
        this.key = Keys.layout(creator);
        this.places = places;
    }

    ItemKey key() {
        return key;
    }

    /// Null where it was not read yet.
    @Nullable PartitionLayout known() {
        return known;
    }

    PartitionLayout now() {
        PartitionLayout layout = known;
        return layout == null ? refresh() : layout;
    }

    /// Reads it strongly.
    PartitionLayout refresh() {
        for (int i = 0; i < TRIES; i++) {
            RemoteStore.Found found = store.get(List.of(key));
            if (found.unread().isEmpty()) {
                return take(LayoutRecord.read(found.found().get(key)));
            }
        }
        throw RemoteException.busy();
    }

    /// An answer that may be old spoke of it.
    void heard(Item item) {
        take(LayoutRecord.read(item));
    }

    /// An older one than is known is that of a late answer, or of a table that was put back; the
    /// mirror finds out about the latter.
    private PartitionLayout take(PartitionLayout layout) {
        PartitionLayout before = known;
        if (before != null && before.generation() >= layout.generation()) {
            return before;
        }
        places.clear();
        known = layout;
        return layout;
    }

    Write check(PartitionLayout layout) {
        return LayoutRecord.check(key, layout);
    }
}
