package studio.truss.core.sync.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.sqlite.Session;

/// The sweeps under way, each with its place, so that one goes on where a crash ended it.
public final class SweepTable {
    private final Session session;
    private final String pk;

    public SweepTable(Session session, String pk) {
        this.session = session;
        this.pk = pk;
    }

    public @Nullable Cursor find(String range) {
        return session.first(
                "SELECT gen, lek, started_at FROM sweep WHERE pk = ? AND prefix = ?",
                row -> new Cursor(range, row.getLong(1), row.getString(2), row.getLong(3)),
                pk,
                range);
    }

    public void put(Cursor cursor) {
        session.update(
                "INSERT OR REPLACE INTO sweep(pk, prefix, gen, lek, started_at, state)"
                        + " VALUES(?, ?, ?, ?, ?, 'running')",
                pk,
                cursor.range(),
                cursor.generation(),
                cursor.after(),
                cursor.startedAt());
    }

    public void end(String range) {
        session.update("DELETE FROM sweep WHERE pk = ? AND prefix = ?", pk, range);
    }
}
