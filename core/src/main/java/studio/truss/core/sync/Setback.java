package studio.truss.core.sync;

import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;

import java.util.List;

/// Notices that the table has lost what this machine wrote last: it was put back to an earlier
/// state. What such a table lacks was not deleted by anybody.
final class Setback {
    private final MirrorFile file;
    private final RemoteStore remote;
    private final Fence fence;

    Setback(MirrorFile file, RemoteStore remote, Fence fence) {
        this.file = file;
        this.remote = remote;
        this.fence = fence;
    }

    private record Last(ItemKey record, long seq) {}

    /// Asks the table, by one strong read; nothing of a machine that has never written. Where it
    /// happened, the mirror is held until the creator says how to go on.
    boolean happened() {
        Last last =
                file.read(tables ->
                        new Last(fence.key(tables.state), tables.state.number(Fence.LAST)));
        if (last.seq() == 0) {
            return false;
        }
        RemoteStore.Found found = remote.get(List.of(last.record()));
        if (found.unread().contains(last.record())) {
            throw RemoteException.busy();
        }
        if (Writes.seq(found.found().get(last.record())) >= last.seq()) {
            return false;
        }
        file.write(tables -> {
            tables.state.put(Fence.HELD, SyncStop.CLOUD_WENT_BACK.name());
            return last;
        });
        return true;
    }
}
