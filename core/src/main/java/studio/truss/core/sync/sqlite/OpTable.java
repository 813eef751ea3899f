package studio.truss.core.sync.sqlite;

import com.github.f4b6a3.ulid.UlidCreator;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.library.sqlite.Session;
import studio.truss.core.sync.merge.FieldEdit;
import studio.truss.core.sync.merge.PendingOp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The changes that wait for the cloud, as the mirror sees them.
public final class OpTable {
    private static final String COLUMNS =
            "ord, op_id, pk, sk, kind, patch, state, attempts, next_at, error, edited_local";
    private static final String BASE = "base";
    private static final String NEXT = "new";

    private final Session session;

    public OpTable(Session session) {
        this.session = session;
    }

    /// The first change of each key, oldest first, where nothing of the key is under way, parked or
    /// to be sent later, and no strong read of it is due.
    ///
    /// @param latest what is to be sent after that waits for a clock that was set back since, and
    ///   is due
    public List<PendingOp> due(long now, long latest, int most) {
        return session.list(
                "SELECT "
                        + COLUMNS
                        + " FROM outbox o WHERE state = 'pending' AND (COALESCE(next_at, 0) <= ?"
                        + " OR next_at > ?)"
                        + " AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.pk = o.pk AND e.sk ="
                        + " o.sk AND e.ord < o.ord) AND NOT EXISTS (SELECT 1 FROM confirm c WHERE"
                        + " c.pk = o.pk AND c.sk = o.sk) ORDER BY ord LIMIT ?",
                OpTable::read,
                now,
                latest,
                most);
    }

    public List<PendingOp> of(ItemKey key) {
        return session.list(
                "SELECT " + COLUMNS + " FROM outbox WHERE pk = ? AND sk = ? ORDER BY ord",
                OpTable::read,
                key.pk(),
                key.sk());
    }

    public @Nullable PendingOp find(String id) {
        return session.first(
                "SELECT " + COLUMNS + " FROM outbox WHERE op_id = ?", OpTable::read, id);
    }

    public List<PendingOp> parked() {
        return session.list(
                "SELECT " + COLUMNS + " FROM outbox WHERE state = 'parked' ORDER BY ord",
                OpTable::read);
    }

    /// Every key that something waits for.
    public List<ItemKey> keys() {
        return session.list(
                "SELECT DISTINCT pk, sk FROM outbox ORDER BY ord",
                row -> new ItemKey(row.getString(1), row.getString(2)));
    }

    public long count() {
        return session.number("SELECT count(*) FROM outbox");
    }

    public long count(PendingOp.State state) {
        return session.number("SELECT count(*) FROM outbox WHERE state = ?", word(state));
    }

    /// Lets an item be made in the cloud, as it is shown here.
    public PendingOp create(ItemKey key, Map<String, AttributeValue> attributes, long now) {
        TreeMap<String, FieldEdit> fields = new TreeMap<>();
        attributes.forEach((name, value) -> fields.put(name, new FieldEdit(null, value)));
        String id = UlidCreator.getUlid(now).toString();
        session.update(
                "INSERT INTO outbox(op_id, pk, sk, kind, patch, state, edited_local)"
                        + " VALUES(?, ?, ?, 'create', ?, 'pending', ?)",
                id,
                key.pk(),
                key.sk(),
                print(fields),
                now);
        return Objects.requireNonNull(find(id), "just written");
    }

    public void put(PendingOp op) {
        session.update(
                "UPDATE outbox SET kind = ?, patch = ?, state = ?, attempts = ?, next_at = ?,"
                        + " error = ? WHERE ord = ?",
                op.kind().name().toLowerCase(Locale.ROOT),
                print(op.fields()),
                word(op.state()),
                op.attempts(),
                op.nextAt(),
                op.error(),
                op.ord());
    }

    public void drop(String id) {
        session.update("DELETE FROM outbox WHERE op_id = ?", id);
    }

    private static String word(PendingOp.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static PendingOp read(ResultSet row) throws SQLException {
        return new PendingOp(
                row.getLong(1),
                row.getString(2),
                new ItemKey(row.getString(3), row.getString(4)),
                PendingOp.Kind.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                fields(row.getString(6)),
                PendingOp.State.valueOf(row.getString(7).toUpperCase(Locale.ROOT)),
                row.getInt(8),
                row.getLong(9),
                row.getString(10),
                row.getLong(11));
    }

    private static SortedMap<String, FieldEdit> fields(String patch) {
        TreeMap<String, FieldEdit> fields = new TreeMap<>();
        TypedJson.parseNested(patch)
                .forEach((name, edit) ->
                        fields.put(name, new FieldEdit(edit.get(BASE), edit.get(NEXT))));
        return fields;
    }

    private static String print(Map<String, FieldEdit> fields) {
        TreeMap<String, SortedMap<String, AttributeValue>> patch = new TreeMap<>();
        fields.forEach((name, edit) -> {
            TreeMap<String, AttributeValue> values = new TreeMap<>();
            if (edit.base() != null) {
                values.put(BASE, edit.base());
            }
            if (edit.next() != null) {
                values.put(NEXT, edit.next());
            }
            patch.put(name, values);
        });
        return TypedJson.printNested(patch);
    }
}
