package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.sqlite.BaseTable;
import studio.truss.core.sync.sqlite.ConflictTable;
import studio.truss.core.sync.sqlite.OpTable;
import studio.truss.core.sync.sqlite.SyncState;

import java.time.Instant;

/// How a library and its partition stand to each other, read from the library's file alone.
///
/// @param pending changes that are saved here and not in the cloud yet, the parked ones among them
/// @param mirrored items that the cloud is known to have
/// @param conflicts that the user has still to look at
/// @param lastSweep when the whole partition was last read; null for never
/// @param rru what the cloud was asked for so far, in read units
/// @param wru and in write units
/// @param stop what the mirror waits for; null when it may go on
/// @param words what the user is told of that; empty when all is well
public record MirrorStatus(
        long pending,
        long parked,
        long mirrored,
        long conflicts,
        @Nullable Instant lastSweep,
        double rru,
        double wru,
        @Nullable SyncStop stop,
        String words) {
    static final String RRU = "rru";
    static final String WRU = "wru";

    public static MirrorStatus of(SqliteLibrary library) {
        return library.database()
                .read(session -> {
                    OpTable ops = new OpTable(session);
                    SyncState state = new SyncState(session);
                    long sweep = state.number(Sweeper.LAST);
                    String held = state.get(Fence.HELD);
                    SyncStop stop = held == null ? null : SyncStop.valueOf(held);
                    return new MirrorStatus(
                            ops.count(),
                            ops.count(PendingOp.State.PARKED),
                            new BaseTable(session).count(),
                            new ConflictTable(session).countOpen(),
                            sweep == 0 ? null : Instant.ofEpochMilli(sweep),
                            real(state.get(RRU)),
                            real(state.get(WRU)),
                            stop,
                            stop == null ? "" : Words.held(stop, state, new BaseTable(session)));
                });
    }

    static double real(@Nullable String text) {
        return text == null ? 0 : Double.parseDouble(text);
    }
}
