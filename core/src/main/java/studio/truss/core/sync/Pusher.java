package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Item;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.remote.ItemSize;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteOutcome.Reason;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;
import studio.truss.core.sync.sqlite.Attempt;
import studio.truss.core.sync.sqlite.BaseTable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Sends what waits, a batch at a time, each written down before it leaves and settled in one
/// transaction when the answer comes.
final class Pusher {
    private static final int BATCH = 25;
    private static final long BATCH_BYTES = 3_000_000;

    /// After that many merges of one change somebody else is undoing them.
    private static final int ROUNDS = 5;

    /// Half of the time after which the table deletes a machine's record.
    private static final Duration RENEWED = Duration.ofDays(90);

    private final MirrorFile file;
    private final RemoteStore remote;
    private final Fence fence;
    private final Backoff backoff;
    private int most = BATCH;

    Pusher(MirrorFile file, RemoteStore remote, Fence fence, Backoff backoff) {
        this.file = file;
        this.remote = remote;
        this.fence = fence;
        this.backoff = backoff;
    }

    /// A batch on its way.
    private record Sent(
            Attempt attempt, List<PendingOp> ops, Writes writes, Instant at, WriteTransaction tx) {}

    /// What one round did.
    ///
    /// @param pushed how many changes are in the table now
    /// @param more whether another round may do more at once
    record Round(int pushed, boolean more) {
        static final Round NOTHING = new Round(0, false);
    }

    /// Finds out what became of requests without an answer, by moving the fence past them. Also
    /// moves it where this machine has not written for long, so that the table keeps its record.
    ///
    /// @return whether nothing is open any more
    boolean resolve() {
        for (int round = 0; round < ROUNDS; round++) {
            Sent sent =
                    file.write(tables ->
                            tables.attempts.open().isEmpty() && !stale(tables)
                                    ? null
                                    : sent(tables, List.of()));
            if (sent == null) {
                return true;
            }
            settle(sent, remote.write(sent.tx()));
        }
        return false;
    }

    private boolean stale(Tables tables) {
        long written = tables.state.number(Fence.WRITTEN);
        return tables.state.number(Fence.LAST) > 0
                && tables.state.get(Fence.HELD) == null
                && written > 0
                && file.clock().localNow() - written > RENEWED.toMillis();
    }

    Round push() {
        requireFree();
        Sent sent =
                file.write(tables -> {
                    if (!tables.attempts.open().isEmpty()) {
                        return null;
                    }
                    List<PendingOp> batch = batch(tables);
                    return batch.isEmpty() ? null : sent(tables, batch);
                });
        if (sent == null) {
            return new Round(0, false);
        }
        try {
            return settle(sent, remote.write(sent.tx()));
        } catch (RemoteException e) {
            failed(sent, e);
            if (e.kind() == RemoteException.Kind.INVALID && sent.ops().size() > 1) {
                // one of them is wrong; alone each shows whether it is
                most = 1;
                return new Round(0, true);
            }
            if (e.kind() != RemoteException.Kind.INVALID) {
                throw e;
            }
            return new Round(0, true);
        }
    }

    private void requireFree() {
        String held = file.read(tables -> tables.state.get(Fence.HELD));
        if (held != null) {
            SyncStop stop = SyncStop.valueOf(held);
            throw new SyncStopException(
                    stop, file.read(tables -> Words.held(stop, tables.state, tables.bases)));
        }
    }

    private List<PendingOp> batch(Tables tables) {
        List<PendingOp> batch = new ArrayList<>();
        long bytes = 0;
        long now = file.clock().localNow();
        for (PendingOp op : tables.ops.due(now, now + Backoff.MOST_MS, most)) {
            Item base = BaseTable.image(tables.bases.row(op.key()));
            int size = sizeAfter(tables, op, base);
            if (size > ItemSize.MOST) {
                tables.park(op, Words.tooLarge(size));
                continue;
            }
            bytes += size;
            if (bytes > BATCH_BYTES && !batch.isEmpty()) {
                break;
            }
            batch.add(op);
        }
        return batch;
    }

    private int sizeAfter(Tables tables, PendingOp op, @Nullable Item base) {
        return op.kind() == PendingOp.Kind.DELETE
                ? 0
                : remote.sizeOf(
                        new Item(
                                op.key(),
                                file.writes(Fence.device(tables.state))
                                        .after(op, base, Long.MAX_VALUE, Instant.EPOCH)));
    }

    /// Writes down what is about to leave.
    private Sent sent(Tables tables, List<PendingOp> batch) {
        String device = Fence.device(tables.state);
        Writes writes = file.writes(device);
        Instant at = Instant.ofEpochMilli(file.clock().cloudNow());
        long seq = tables.state.next(Fence.NEXT);
        long prev = tables.state.number(Fence.LAST);
        String ring = tables.state.get(Fence.RING);
        Attempt attempt =
                new Attempt(
                        seq,
                        prev,
                        fence.token(),
                        batch.stream().map(PendingOp::id).toList(),
                        DeviceRecord.ringWith(
                                ring == null ? "" : ring,
                                new DeviceRecord.Entry(
                                        seq,
                                        prev,
                                        batch.stream().map(op -> op.key().sk()).toList(),
                                        true)));
        List<Write> all = new ArrayList<>();
        for (PendingOp op : batch) {
            all.add(writes.of(op, BaseTable.image(tables.bases.row(op.key())), seq, at));
            tables.ops.put(op.attempted());
        }
        all.add(writes.fence(fence.key(tables.state), attempt, at));
        tables.attempts.add(attempt, file.clock().localNow());
        return new Sent(attempt, batch, writes, at, new WriteTransaction(all, attempt.token()));
    }

    private Round settle(Sent sent, WriteOutcome outcome) {
        return switch (outcome) {
            case WriteOutcome.Written w -> {
                file.write(tables -> {
                    fence.applied(tables, sent.attempt(), sent.writes(), sent.at(), true);
                    return sent;
                });
                most = BATCH;
                yield new Round(sent.ops().size(), true);
            }
            case WriteOutcome.Cancelled(List<Reason> reasons) -> {
                file.write(tables -> {
                    cancelled(tables, sent, reasons);
                    return sent;
                });
                yield new Round(0, true);
            }
        };
    }

    private void cancelled(Tables tables, Sent sent, List<Reason> reasons) {
        if (reasons.getLast() instanceof Reason.NotAsExpected(Item record)) {
            // a request that arrived twice finds its own number there
            fence.refused(tables, record, sent.writes(), sent.at());
        }
        if (tables.attempts.open().contains(sent.attempt())) {
            fence.voided(tables, sent.attempt());
        }
        if (reasons.getLast() instanceof Reason.NotAsExpected) {
            return;
        }
        for (int i = 0; i < sent.ops().size(); i++) {
            PendingOp op = tables.ops.find(sent.ops().get(i).id());
            if (op == null) {
                continue;
            }
            switch (reasons.get(i)) {
                case Reason.NotAsExpected(Item current) -> {
                    tables.observed(op.key(), current);
                    stopLoop(tables, op);
                }
                case Reason.Busy(boolean throttled) ->
                        tables.ops.put(op.notBefore(backoff.next(op.attempts(), throttled)));
                case Reason.Refused(String why) -> tables.park(op, why);
                case Reason.None n -> {}
            }
        }
        if (reasons.getLast() instanceof Reason.Busy(boolean throttled)) {
            for (PendingOp sentOp : sent.ops()) {
                PendingOp op = tables.ops.find(sentOp.id());
                if (op != null && op.state() == PendingOp.State.PENDING) {
                    tables.ops.put(op.notBefore(backoff.next(op.attempts(), throttled)));
                }
            }
        }
    }

    /// Two programs that undo each other's merge would go on for ever.
    private void stopLoop(Tables tables, PendingOp sent) {
        PendingOp op = tables.ops.find(sent.id());
        if (op == null || tables.state.next(Tables.ROUNDS + op.id()) <= ROUNDS) {
            return;
        }
        tables.park(op, Words.loop());
        op.fields()
                .forEach((name, edit) ->
                        tables.note(
                                new ConflictNote(
                                        op.key(),
                                        name,
                                        edit.base(),
                                        edit.next(),
                                        edit.base(),
                                        false,
                                        ConflictNote.Rule.LOOP,
                                        true,
                                        op.id())));
    }

    private void failed(Sent sent, RemoteException e) {
        boolean throttled = e.kind() == RemoteException.Kind.THROTTLED;
        file.write(tables -> {
            if (e.nothingHappened()) {
                fence.voided(tables, sent.attempt());
            }
            for (PendingOp before : sent.ops()) {
                PendingOp op = tables.ops.find(before.id());
                if (op == null || op.state() != PendingOp.State.PENDING) {
                    continue;
                }
                if (e.kind() == RemoteException.Kind.INVALID) {
                    if (sent.ops().size() == 1) {
                        tables.park(op, String.valueOf(e.getMessage()));
                    }
                } else if (e.passes()) {
                    tables.ops.put(op.notBefore(backoff.next(op.attempts(), throttled)));
                }
            }
            return sent;
        });
    }
}
