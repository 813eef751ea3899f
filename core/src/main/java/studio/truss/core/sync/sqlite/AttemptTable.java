package studio.truss.core.sync.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.sqlite.Session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/// The requests that were made: those whose outcome is not known yet decide what may be sent next.
public final class AttemptTable {
    private static final String COLUMNS = "seq, prev, token, op_ids, payload";
    private static final int KEPT = 200;

    private final Session session;

    public AttemptTable(Session session) {
        this.session = session;
    }

    /// What became of a request.
    public enum Outcome {
        APPLIED,
        /// It has had no effect and never will.
        VOID
    }

    public void add(Attempt attempt, long sentAt) {
        session.update(
                "INSERT INTO attempt(seq, prev, payload, token, op_ids, sent_at)"
                        + " VALUES(?, ?, ?, ?, ?, ?)",
                attempt.seq(),
                attempt.prev(),
                attempt.ring(),
                attempt.token(),
                String.join(" ", attempt.ops()),
                sentAt);
    }

    public List<Attempt> open() {
        return session.list(
                "SELECT " + COLUMNS + " FROM attempt WHERE outcome IS NULL ORDER BY seq",
                AttemptTable::read);
    }

    /// One that was answered not long ago.
    public @Nullable Attempt ended(long seq) {
        return session.first(
                "SELECT " + COLUMNS + " FROM attempt WHERE outcome IS NOT NULL AND seq = ?",
                AttemptTable::read,
                seq);
    }

    public void end(long seq, Outcome outcome) {
        session.update("UPDATE attempt SET outcome = ? WHERE seq = ?", outcome.name(), seq);
        session.update("DELETE FROM attempt WHERE outcome IS NOT NULL AND seq < ?", seq - KEPT);
    }

    /// Forgets all of them, for a machine that gets another name.
    public void clear() {
        session.update("DELETE FROM attempt");
    }

    private static Attempt read(ResultSet row) throws SQLException {
        String ops = row.getString(4);
        return new Attempt(
                row.getLong(1),
                row.getLong(2),
                row.getString(3),
                ops.isEmpty() ? List.of() : Arrays.asList(ops.split(" ", -1)),
                row.getString(5));
    }
}
