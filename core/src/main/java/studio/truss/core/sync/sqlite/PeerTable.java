package studio.truss.core.sync.sqlite;

import studio.truss.core.library.sqlite.Session;

/// How far the changes of the creator's other machines have been taken over.
public final class PeerTable {
    private final Session session;

    public PeerTable(Session session) {
        this.session = session;
    }

    /// The last change of a machine that was taken over; 0 before the first.
    public long seq(String device) {
        Long seq =
                session.first(
                        "SELECT seq FROM peer WHERE device = ?", row -> row.getLong(1), device);
        return seq == null ? 0 : seq;
    }

    public void seq(String device, long seq) {
        session.update(
                "INSERT INTO peer(device, seq) VALUES(?, ?)"
                        + " ON CONFLICT(device) DO UPDATE SET seq = excluded.seq",
                device,
                seq);
    }
}
