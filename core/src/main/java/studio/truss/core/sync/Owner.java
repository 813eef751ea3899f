package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.sqlite.BaseTable;

import java.util.List;

/// Whose partition it is and which version wrote it, by the profile there.
final class Owner {
    private static final long KNOWN_SCHEMA = 1;

    private final MirrorFile file;
    private final RemoteStore remote;
    private final ItemKey profile;
    private boolean newer;

    Owner(MirrorFile file, RemoteStore remote) {
        this.file = file;
        this.remote = remote;
        this.profile = Keys.of(file.creator(), new EntityKey.Profile());
    }

    /// Asks the table, by one strong read, before anything is sent there; not where nothing is to
    /// be sent.
    ///
    /// @throws SyncStopException where it is another creator's
    void look() {
        newer = false;
        boolean sends =
                file.read(tables ->
                        !tables.attempts.open().isEmpty()
                                || tables.ops.count() > tables.ops.count(PendingOp.State.PARKED));
        if (!sends) {
            return;
        }
        RemoteStore.Found found = remote.get(List.of(profile));
        if (found.unread().contains(profile)) {
            throw RemoteException.busy();
        }
        Item there = found.found().get(profile);
        require(file.creator(), there);
        newer = isNewer(there);
    }

    /// Whether a newer version of the product wrote the partition: nothing is sent there.
    boolean isNewer() {
        return newer || isNewer(file.read(tables -> BaseTable.image(tables.bases.row(profile))));
    }

    private static boolean isNewer(@Nullable Item profile) {
        return profile != null
                && profile.get("schemaVersion") instanceof AttributeValue.N n
                && n.value().longValue() > KNOWN_SCHEMA;
    }

    /// @param item of the table; null for none
    static void require(CreatorId creator, @Nullable Item item) {
        if (item != null
                && item.family() == Family.METADATA
                && item.get("userId") instanceof AttributeValue.S(String user)
                && !user.equals(creator.value())) {
            throw new SyncStopException(
                    SyncStop.OTHER_CREATOR,
                    "The cloud's partition says it belongs to "
                            + user
                            + ", not to "
                            + creator
                            + ". Nothing is sent to it and no more is taken from it; what was"
                            + " changed here waits. Sign in as the right creator.");
        }
    }
}
