package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.ItemRow;
import studio.truss.core.library.sqlite.Session;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.merge.Rebase;
import studio.truss.core.sync.sqlite.AttemptTable;
import studio.truss.core.sync.sqlite.BaseTable;
import studio.truss.core.sync.sqlite.ConfirmTable;
import studio.truss.core.sync.sqlite.ConflictTable;
import studio.truss.core.sync.sqlite.OpTable;
import studio.truss.core.sync.sqlite.PeerTable;
import studio.truss.core.sync.sqlite.SweepTable;
import studio.truss.core.sync.sqlite.SyncState;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// The mirror's tables in one transaction, and what is done to several of them at once. Not final,
/// so that tests can break it.
class Tables {
    /// How often a change was merged anew, by its id.
    static final String ROUNDS = "rounds ";

    final OpTable ops;
    final BaseTable bases;
    final AttemptTable attempts;
    final ConfirmTable confirms;
    final ConflictTable conflicts;
    final PeerTable peers;
    final SweepTable sweeps;
    final SyncState state;
    private final CreatorId creator;
    private final SyncClock clock;

    Tables(Session session, CreatorId creator, SyncClock clock) {
        this.ops = new OpTable(session);
        this.bases = new BaseTable(session);
        this.attempts = new AttemptTable(session);
        this.confirms = new ConfirmTable(session);
        this.conflicts = new ConflictTable(session);
        this.peers = new PeerTable(session);
        this.sweeps = new SweepTable(session, Keys.partition(creator));
        this.state = new SyncState(session);
        this.creator = creator;
        this.clock = clock;
    }

    /// What the table surely has is known: the changes that wait are put on top of it.
    ///
    /// @param now null for nothing
    /// @return false where a request is under way that may still change the item: its outcome comes
    ///   first
    boolean observed(ItemKey key, @Nullable Item now) {
        Owner.require(creator, now);
        List<PendingOp> waiting = ops.of(key);
        if (waiting.stream().anyMatch(op -> op.state() == PendingOp.State.UNKNOWN)) {
            confirms.add(key);
            return false;
        }
        confirms.remove(key);
        ItemRow row = bases.row(key);
        if (now == null && row != null && !row.gone() && lost(key, waiting)) {
            recreate(key);
            return true;
        }
        Rebase.Result result =
                Rebase.onto(waiting, BaseTable.image(row), now, clock.offsetMs(), clock.cloudNow());
        result.kept().forEach(ops::put);
        result.dropped().forEach(ops::drop);
        result.notes().forEach(note -> note(note));
        bases.put(key, now, result.kept());
        return true;
    }

    /// Whether the cloud lacks an item by accident: nobody deletes a creator's profile, and a table
    /// that was put back to an earlier state has lost what was newer.
    private boolean lost(ItemKey key, List<PendingOp> waiting) {
        boolean made = !waiting.isEmpty() && waiting.getFirst().kind() == PendingOp.Kind.CREATE;
        return !made
                && (Keys.read(key).family() == Family.METADATA
                        || state.number(Sweeper.REJOINING) > 0);
    }

    /// Makes an item anew that the cloud has lost and that is to be there.
    void recreate(ItemKey key) {
        ItemRow row = bases.row(key);
        if (row == null || row.gone()) {
            return;
        }
        TreeMap<String, AttributeValue> attributes = new TreeMap<>(row.view());
        attributes.keySet().removeAll(Set.of(Writes.VERSION, Writes.OP, Writes.UPDATED_AT));
        ops.of(key).forEach(op -> ops.drop(op.id()));
        PendingOp create = ops.create(key, attributes, clock.localNow());
        confirms.remove(key);
        bases.put(key, null, List.of(create));
    }

    /// The table will not take a change as it is. Where the user has changed the item since, both
    /// are tried together; else it waits.
    void park(PendingOp op, String why) {
        List<PendingOp> all = ops.of(op.key());
        if (all.size() < 2) {
            ops.put(op.in(PendingOp.State.PARKED, why));
            return;
        }
        PendingOp joined = all.get(1).after(op);
        ops.drop(op.id());
        state.remove(ROUNDS + op.id());
        if (joined == null) {
            ops.drop(all.get(1).id());
        } else {
            ops.put(joined);
        }
    }

    void note(ConflictNote note) {
        conflicts.add(note, clock.localNow());
    }

    /// A change is in the table: the item there is the one that was known, with it.
    void acknowledged(PendingOp op, @Nullable Item after) {
        ops.drop(op.id());
        state.remove(ROUNDS + op.id());
        bases.put(op.key(), after, ops.of(op.key()));
    }
}
