package studio.truss.core.sync;

import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.sqlite.AttemptTable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads strongly what somebody looks at, in one request, so that what the web product did to it
/// shows at once. That something is gone is believed of a few items, and only of a table that still
/// knows this machine; else the next sweep decides.
final class OnScreen {
    private static final int GONE_MOST = 4;

    private final MirrorFile file;
    private final RemoteStore remote;
    private final Confirmer confirmer;
    private final Fence fence;

    OnScreen(MirrorFile file, RemoteStore remote, Confirmer confirmer, Fence fence) {
        this.file = file;
        this.remote = remote;
        this.confirmer = confirmer;
        this.fence = fence;
    }

    /// @param keys at most [RemoteStore#GET_MOST], each once
    /// @return how many of them turned out to have changed
    int read(List<ItemKey> keys) {
        boolean waits =
                keys.isEmpty()
                        || file.read(tables ->
                                tables.state.get(Fence.HELD) != null || isOpen(tables.attempts));
        if (waits) {
            return 0;
        }
        RemoteStore.Found found = remote.get(keys);
        List<ItemKey> gone = gone(keys, found);
        if (!gone.isEmpty() && (gone.size() > GONE_MOST || !isKnown())) {
            file.write(tables -> {
                tables.state.put(Sweeper.DUE, 1);
                return tables;
            });
            return confirmer.took(keys.stream().filter(k -> !gone.contains(k)).toList(), found);
        }
        return confirmer.took(keys, found);
    }

    private static boolean isOpen(AttemptTable attempts) {
        return !attempts.open().isEmpty();
    }

    private List<ItemKey> gone(List<ItemKey> keys, RemoteStore.Found found) {
        Map<ItemKey, Item> there = found.found();
        Set<ItemKey> unread = found.unread();
        return file.read(tables -> {
            List<ItemKey> gone = new ArrayList<>();
            for (ItemKey key : keys) {
                var row = tables.bases.row(key);
                if (row != null
                        && row.base() != null
                        && !there.containsKey(key)
                        && !unread.contains(key)) {
                    gone.add(key);
                }
            }
            return gone;
        });
    }

    /// Whether the table has this machine's record as it was last written.
    private boolean isKnown() {
        ItemKey device = file.read(tables -> fence.key(tables.state));
        RemoteStore.Found found = remote.get(List.of(device));
        return !found.unread().contains(device)
                && file.read(tables ->
                        Writes.seq(found.found().get(device)) == tables.state.number(Fence.LAST));
    }
}
