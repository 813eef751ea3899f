package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.ItemRow;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.sqlite.Attempt;
import studio.truss.core.sync.sqlite.AttemptTable;
import studio.truss.core.sync.sqlite.BaseTable;
import studio.truss.core.sync.sqlite.SyncState;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The numbers that this machine's writes carry. Each takes effect only on the one before, so that
/// of two sendings one counts and a late one does nothing; and what the table says the number is
/// decides what became of a request without an answer.
final class Fence {
    static final String LAST = "last_seq";
    static final String NEXT = "next_seq";
    static final String RING = "ring";
    static final String DEVICE = "deviceId";
    static final String HELD = "held";

    /// When the table last took a write of this machine, by this machine's clock.
    static final String WRITTEN = "last_written";

    private final CreatorId creator;
    private final RandomGenerator random;

    Fence(CreatorId creator, RandomGenerator random) {
        this.creator = creator;
        this.random = random;
    }

    ItemKey key(SyncState state) {
        return Keys.of(creator, new EntityKey.SyncDevice(device(state)));
    }

    /// A name for a request that no other has.
    String token() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    static String device(SyncState state) {
        String device = state.get(DEVICE);
        if (device == null) {
            throw new IllegalStateException("a library without a device id");
        }
        return device;
    }

    /// A request was surely written: its changes are in the table, and everything else that was
    /// under way has had no effect and never will.
    ///
    /// @param exactly whether the table's items are known to be what was written; else they are
    ///   read
    void applied(Tables tables, Attempt attempt, Writes writes, Instant at, boolean exactly) {
        for (String id : attempt.ops()) {
            PendingOp op = tables.ops.find(id);
            if (op != null) {
                ItemRow row = tables.bases.row(op.key());
                Item base = BaseTable.image(row);
                var after = writes.after(op, base, attempt.seq(), at);
                tables.acknowledged(
                        op, op.kind() == PendingOp.Kind.DELETE ? null : new Item(op.key(), after));
                if (!exactly) {
                    tables.confirms.add(op.key());
                }
            }
        }
        tables.state.put(LAST, attempt.seq());
        tables.state.put(RING, attempt.ring());
        tables.state.put(WRITTEN, at.toEpochMilli());
        tables.attempts.end(attempt.seq(), AttemptTable.Outcome.APPLIED);
        tables.attempts.open().forEach(other -> voided(tables, other));
    }

    /// A request has had no effect and never will.
    void voided(Tables tables, Attempt attempt) {
        tables.attempts.end(attempt.seq(), AttemptTable.Outcome.VOID);
        for (String id : attempt.ops()) {
            PendingOp op = tables.ops.find(id);
            if (op != null && op.state() == PendingOp.State.UNKNOWN) {
                tables.ops.put(op.in(PendingOp.State.PENDING, null));
            }
        }
    }

    /// The table refused a write because this machine's number is another one there.
    ///
    /// @param record this machine's record in the table
    void refused(Tables tables, @Nullable Item record, Writes writes, Instant at) {
        long there = Writes.seq(record);
        Optional<Attempt> ours =
                tables.attempts.open().stream().filter(a -> Writes.wrote(a, record)).findFirst();
        if (ours.isPresent()) {
            applied(tables, ours.get(), writes, at, false);
            return;
        }
        long last = tables.state.number(LAST);
        Attempt answered = there > last ? tables.attempts.ended(there) : null;
        if (record != null && answered != null && Writes.wrote(answered, record)) {
            cameAgain(tables, answered, record, at);
        } else if (there > last) {
            // the file was copied or put back: what it believes of its own writes is another's
            begin(tables);
        } else {
            tables.state.put(HELD, SyncStop.CLOUD_WENT_BACK.name());
        }
    }

    /// A request was refused because of an item, and a second copy of it came when that item was as
    /// expected again. Its changes may have been merged since: the items that it touched are read,
    /// and what waits is merged with what is in the table now.
    private void cameAgain(Tables tables, Attempt attempt, Item record, Instant at) {
        DeviceRecord said = DeviceRecord.of(record);
        Optional<List<String>> touched =
                said == null ? Optional.empty() : said.since(tables.state.number(LAST));
        touched.ifPresentOrElse(
                keys ->
                        keys.forEach(sk ->
                                tables.confirms.add(new ItemKey(Keys.partition(creator), sk))),
                () -> tables.state.put(Sweeper.DUE, 1));
        tables.state.put(LAST, attempt.seq());
        tables.state.put(RING, attempt.ring());
        tables.state.put(WRITTEN, at.toEpochMilli());
        tables.attempts.end(attempt.seq(), AttemptTable.Outcome.APPLIED);
        tables.attempts.open().forEach(other -> voided(tables, other));
    }

    /// Goes on as a new machine: everything that waits is compared with what the table has before
    /// it is sent.
    void begin(Tables tables) {
        tables.attempts.open().forEach(attempt -> voided(tables, attempt));
        tables.attempts.clear();
        tables.state.put(DEVICE, HexFormat.of().toHexDigits(random.nextLong()));
        tables.state.put(LAST, 0);
        tables.state.put(RING, "");
        tables.state.remove(HELD);
        tables.ops.keys().forEach(tables.confirms::add);
        tables.state.put(Sweeper.DUE, 1);
    }
}
