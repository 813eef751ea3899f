package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.RemoteStore;

import java.util.List;
import java.util.Optional;

/// Learns from the records of the creator's other machines which items they have written.
final class Peers {
    private static final String PREFIX = "SYNC#DEVICE#";
    private static final int PAGE = 100;

    private final MirrorFile file;
    private final RemoteStore remote;

    Peers(MirrorFile file, RemoteStore remote) {
        this.file = file;
        this.remote = remote;
    }

    /// @return whether this machine's own record has its last write, as far as an answer that may
    ///   be old says
    boolean poll() {
        boolean known = file.read(tables -> tables.state.number(Fence.LAST)) == 0;
        String pk = Keys.partition(file.creator());
        ItemKey after = null;
        do {
            RemoteStore.Page page =
                    remote.query(
                            new RemoteStore.PageRequest(
                                    pk, KeyRange.prefix(PREFIX), after, PAGE, false));
            known |=
                    file.write(tables -> {
                        page.items().forEach(item -> heard(tables, item));
                        return page.items().stream().anyMatch(item -> isOurs(tables, item));
                    });
            after = page.next();
        } while (after != null);
        return known;
    }

    private static boolean isOurs(Tables tables, Item item) {
        return item.entityKey() instanceof EntityKey.SyncDevice(String device)
                && device.equals(Fence.device(tables.state))
                && Writes.seq(item) >= tables.state.number(Fence.LAST);
    }

    private void heard(Tables tables, Item item) {
        if (!(item.entityKey() instanceof EntityKey.SyncDevice(String device))
                || device.equals(Fence.device(tables.state))) {
            return;
        }
        @Nullable DeviceRecord record = DeviceRecord.of(item);
        long known = tables.peers.seq(device);
        if (record == null || record.seq() == known) {
            return;
        }
        if (record.seq() < known) {
            // an older answer, or a machine that was put back: its next write tells
            return;
        }
        Optional<List<String>> keys = record.since(known);
        if (keys.isPresent()) {
            keys.get().forEach(sk -> tables.confirms.add(new ItemKey(item.key().pk(), sk)));
        } else {
            tables.state.put(Sweeper.DUE, 1);
        }
        tables.peers.seq(device, record.seq());
    }
}
