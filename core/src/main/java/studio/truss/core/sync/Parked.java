package studio.truss.core.sync;

import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.sqlite.OpTable;

import java.util.List;

/// The changes that the cloud will not take as they are. They wait for the user, each with the
/// reason.
public final class Parked {
    private final SqliteLibrary library;

    public Parked(SqliteLibrary library) {
        this.library = library;
    }

    public List<PendingOp> list() {
        return library.database().read(session -> new OpTable(session).parked());
    }

    /// Has all of them sent again with the next run.
    public void retry() {
        library.database()
                .write(session -> {
                    retry(new OpTable(session));
                    return library;
                });
    }

    static void retry(OpTable ops) {
        ops.parked().forEach(op -> ops.put(op.in(PendingOp.State.PENDING, null)));
    }
}
