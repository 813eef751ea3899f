package studio.truss.core.sync.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.sqlite.Session;

/// What the mirror remembers between two runs, by name.
public final class SyncState {
    private final Session session;

    public SyncState(Session session) {
        this.session = session;
    }

    public @Nullable String get(String name) {
        return session.first("SELECT v FROM sync_state WHERE k = ?", row -> row.getString(1), name);
    }

    public long number(String name) {
        String value = get(name);
        return value == null ? 0 : Long.parseLong(value);
    }

    public void put(String name, String value) {
        session.update(
                "INSERT INTO sync_state(k, v) VALUES(?, ?)"
                        + " ON CONFLICT(k) DO UPDATE SET v = excluded.v",
                name,
                value);
    }

    public void put(String name, long value) {
        put(name, Long.toString(value));
    }

    public void remove(String name) {
        session.update("DELETE FROM sync_state WHERE k = ?", name);
    }

    /// Adds one to a number and gives it.
    public long next(String name) {
        long next = number(name) + 1;
        put(name, next);
        return next;
    }
}
