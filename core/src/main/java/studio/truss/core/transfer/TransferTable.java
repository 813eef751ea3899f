package studio.truss.core.transfer;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.SourceFile;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.Session;
import studio.truss.core.transfer.Transfer.Direction;
import studio.truss.core.transfer.Transfer.State;
import studio.truss.core.transfer.remote.StoredPart;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The rows of the transfers, inside the caller's transaction.
final class TransferTable {
    private static final String COLUMNS =
            "id, direction, sk, path, object_key, size, modified_at, sha256, etag, upload_id,"
                    + " state, message, tries, mismatches, next_at, bytes_done, created_at,"
                    + " updated_at";

    /// The longest wait for another try. A time further away was named by a clock that was wrong.
    static final long WAIT_MOST_MS = 300_000;

    private final Session session;
    private final CreatorId creator;
    private final long now;

    TransferTable(Session session, CreatorId creator, long now) {
        this.session = session;
        this.creator = creator;
        this.now = now;
    }

    void insert(
            String id,
            Direction direction,
            String sk,
            Path file,
            String objectKey,
            @Nullable Long size,
            @Nullable String sha256) {
        session.update(
                "INSERT INTO transfer(id, direction, sk, path, object_key, size, sha256, state,"
                        + " created_at, updated_at) VALUES(?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?)",
                id,
                direction.name(),
                sk,
                file.toString(),
                objectKey,
                size,
                sha256,
                now,
                now);
    }

    @Nullable Transfer find(String id) {
        return first("id = ?", id);
    }

    List<Transfer> all() {
        return session.list("SELECT " + COLUMNS + " FROM transfer ORDER BY id", this::read);
    }

    /// The last one of the same way between the same places.
    @Nullable Transfer latest(Direction direction, String objectKey, Path file) {
        return session.first(
                "SELECT "
                        + COLUMNS
                        + " FROM transfer WHERE asked IS NOT 'CANCEL' AND direction = ?"
                        + " AND object_key = ? AND path = ? ORDER BY id DESC LIMIT 1",
                this::read,
                direction.name(),
                objectKey,
                file.toString());
    }

    @Nullable Transfer due() {
        return first(
                "state = 'WAITING' AND (next_at IS NULL OR next_at NOT BETWEEN ? AND ?)",
                now + 1,
                now + WAIT_MOST_MS);
    }

    @Nullable Transfer cancelled() {
        return first("asked = 'CANCEL'");
    }

    private @Nullable Transfer first(String where, Object... parameters) {
        return session.first(
                "SELECT " + COLUMNS + " FROM transfer WHERE " + where + " ORDER BY id LIMIT 1",
                this::read,
                parameters);
    }

    @Nullable Long nextAt() {
        return session.first(
                "SELECT CASE WHEN next_at <= ? THEN next_at ELSE ? END FROM transfer"
                        + " WHERE state = 'WAITING' ORDER BY 1 LIMIT 1",
                row -> row.getLong(1),
                now + WAIT_MOST_MS,
                now);
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : (Long) value;
    }

    @Nullable String asked(String id) {
        return session.first(
                "SELECT asked FROM transfer WHERE id = ?", row -> row.getString(1), id);
    }

    /// Changes columns of a row.
    ///
    /// @param set such as `state = ?, message = NULL`
    int set(String id, String set, @Nullable Object... values) {
        @Nullable Object[] parameters = new @Nullable Object[values.length + 2];
        System.arraycopy(values, 0, parameters, 0, values.length);
        parameters[values.length] = now;
        parameters[values.length + 1] = id;
        return session.update(
                "UPDATE transfer SET " + set + ", updated_at = ? WHERE id = ?", parameters);
    }

    /// What a dead process left is taken up again.
    void recover() {
        session.update("UPDATE transfer SET state = 'WAITING' WHERE state = 'RUNNING'");
        session.update(
                "UPDATE transfer SET state = 'PAUSED', asked = NULL"
                        + " WHERE state = 'WAITING' AND asked = 'PAUSE'");
    }

    void delete(String id) {
        session.update("DELETE FROM transfer WHERE id = ?", id);
    }

    int deleteEnded(long before) {
        return session.update(
                "DELETE FROM transfer WHERE state IN ('DONE', 'FAILED') AND updated_at < ?",
                before);
    }

    void putParts(String id, List<String> hashes) {
        session.update("DELETE FROM transfer_part WHERE transfer_id = ?", id);
        for (int i = 0; i < hashes.size(); i++) {
            session.update(
                    "INSERT INTO transfer_part(transfer_id, number, sha256) VALUES(?, ?, ?)",
                    id,
                    i + 1,
                    hashes.get(i));
        }
    }

    void stored(String id, int number, String etag) {
        session.update(
                "UPDATE transfer_part SET etag = ? WHERE transfer_id = ? AND number = ?",
                etag,
                id,
                number);
    }

    void noneStored(String id) {
        session.update("UPDATE transfer_part SET etag = NULL WHERE transfer_id = ?", id);
    }

    SortedMap<Integer, String> partHashes(String id) {
        SortedMap<Integer, String> hashes = new TreeMap<>();
        session.list(
                        "SELECT number, sha256 FROM transfer_part WHERE transfer_id = ?",
                        row -> new StoredPart(row.getInt(1), 0, "", row.getString(2)),
                        id)
                .forEach(part -> hashes.put(part.number(), String.valueOf(part.sha256())));
        return hashes;
    }

    private Transfer read(ResultSet row) throws SQLException {
        Path file = Path.of(row.getString(4));
        Long size = number(row, 6);
        Long modified = number(row, 7);
        Long next = number(row, 15);
        return new Transfer(
                row.getString(1),
                Direction.valueOf(row.getString(2)),
                Keys.read(new ItemKey(Keys.partition(creator), row.getString(3))),
                file,
                row.getString(5),
                size == null || modified == null
                        ? null
                        : new SourceFile(file, size, Instant.ofEpochMilli(modified)),
                size,
                row.getString(8),
                row.getString(9),
                row.getString(10),
                State.valueOf(row.getString(11)),
                row.getString(12),
                row.getInt(13),
                row.getInt(14),
                next == null ? null : Instant.ofEpochMilli(next),
                row.getLong(16),
                Instant.ofEpochMilli(row.getLong(17)),
                Instant.ofEpochMilli(row.getLong(18)));
    }
}
