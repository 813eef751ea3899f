package studio.truss.core.sync.sqlite;

import com.github.f4b6a3.ulid.UlidCreator;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.library.sqlite.Session;
import studio.truss.core.sync.merge.ConflictNote;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// What could not both stand. Nothing is ever taken out: what the user has decided, and what no
/// person wrote, is only no longer open.
public final class ConflictTable {
    private static final String COLUMNS =
            "id, pk, sk, field, base, mine, theirs, chosen, rule, op_id, at, state";
    private static final String OPEN = "open";
    private static final String NOTED = "noted";
    private static final String RESOLVED = "resolved";

    private final Session session;

    public ConflictTable(Session session) {
        this.session = session;
    }

    public void add(ConflictNote note, long at) {
        session.update(
                "INSERT INTO conflict(" + COLUMNS + ") VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
                UlidCreator.getUlid(at).toString(),
                note.key().pk(),
                note.key().sk(),
                note.field(),
                print(note.base()),
                print(note.mine()),
                print(note.theirs()),
                note.mineStands() ? "mine" : "theirs",
                note.rule().name(),
                note.opId(),
                at,
                note.asks() ? OPEN : NOTED);
    }

    public List<Conflict> open() {
        return session.list(
                "SELECT " + COLUMNS + " FROM conflict WHERE state = 'open' ORDER BY at, id",
                ConflictTable::read);
    }

    public List<Conflict> all() {
        return session.list(
                "SELECT " + COLUMNS + " FROM conflict ORDER BY at, id", ConflictTable::read);
    }

    public long countOpen() {
        return session.number("SELECT count(*) FROM conflict WHERE state = 'open'");
    }

    public @Nullable Conflict find(String id) {
        return session.first(
                "SELECT " + COLUMNS + " FROM conflict WHERE id = ?", ConflictTable::read, id);
    }

    /// Whether the user has decided.
    public boolean settled(String id) {
        return session.number(
                        "SELECT count(*) FROM conflict WHERE id = ? AND state = ?", id, RESOLVED)
                > 0;
    }

    public void resolve(String id, boolean mine) {
        session.update(
                "UPDATE conflict SET state = ?, chosen = ? WHERE id = ?",
                RESOLVED,
                mine ? "mine" : "theirs",
                id);
    }

    private static @Nullable String print(@Nullable AttributeValue value) {
        return value == null ? null : TypedJson.print(value);
    }

    private static @Nullable AttributeValue value(@Nullable String text) {
        return text == null ? null : TypedJson.parseValue(text);
    }

    private static Conflict read(ResultSet row) throws SQLException {
        boolean open = row.getString(12).equals(OPEN);
        return new Conflict(
                row.getString(1),
                new ConflictNote(
                        new ItemKey(row.getString(2), row.getString(3)),
                        row.getString(4),
                        value(row.getString(5)),
                        value(row.getString(6)),
                        value(row.getString(7)),
                        row.getString(8).equals("mine"),
                        ConflictNote.Rule.valueOf(row.getString(9)),
                        open,
                        row.getString(10)),
                row.getLong(11),
                open);
    }
}
