package studio.truss.core.library.sqlite;

import com.github.f4b6a3.ulid.UlidFactory;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Attribute;
import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.TypedJson;

import java.time.Clock;
import java.util.SortedMap;
import java.util.TreeMap;

/// The changes that wait for the cloud. A change joins the last one of its key while that has never
/// been sent: create+patch = create, patch+patch = patch, patch+delete = delete, create+delete =
/// nothing. Inside the caller's transaction.
final class Outbox {
    private static final String BASE = "base";
    private static final String NEW = "new";

    private final Session session;
    private final HybridClock hybrid;
    private final Clock clock;
    private final UlidFactory ids;

    Outbox(Session session, HybridClock hybrid, Clock clock, UlidFactory ids) {
        this.session = session;
        this.hybrid = hybrid;
        this.clock = clock;
        this.ids = ids;
    }

    /// The last waiting change of a key that no request has carried yet, or that the cloud would
    /// not take as it was.
    private record Op(long ord, String kind, String patch) {
        SortedMap<String, SortedMap<String, AttributeValue>> fields() {
            return TypedJson.parseNested(patch);
        }
    }

    void create(ItemRow row, SortedMap<String, AttributeValue> attributes) {
        TreeMap<String, SortedMap<String, AttributeValue>> patch = new TreeMap<>();
        attributes.forEach((name, value) -> patch.put(name, edit(null, value)));
        append(row, "create", patch);
    }

    void patch(ItemRow row, SortedMap<String, AttributeValue> view, Change change) {
        Op last = unsent(row.key());
        Op op = last == null || last.kind().equals("delete") ? null : last;
        boolean creates = op != null && op.kind().equals("create");
        TreeMap<String, SortedMap<String, AttributeValue>> patch = new TreeMap<>();
        if (op != null) {
            patch.putAll(op.fields());
        }
        for (String name : change.names()) {
            SortedMap<String, AttributeValue> earlier = patch.get(name);
            AttributeValue base =
                    creates ? null : earlier != null ? earlier.get(BASE) : view.get(name);
            AttributeValue next = change.set().get(name);
            if (next == null ? base == null : next.equals(base)) {
                patch.remove(name); // edited back
            } else {
                patch.put(name, edit(base, next));
            }
        }
        if (op == null) {
            append(row, "patch", patch);
        } else if (patch.isEmpty() && !creates) {
            drop(op);
        } else {
            replace(op, op.kind(), patch);
        }
    }

    void delete(ItemRow row, SortedMap<String, AttributeValue> view) {
        Op op = unsent(row.key());
        if (op != null && op.kind().equals("create")) {
            drop(op);
            return;
        }
        TreeMap<String, SortedMap<String, AttributeValue>> seen = new TreeMap<>();
        for (Attribute attribute : Catalog.of(Keys.read(row.key()).family()).values()) {
            // what was not there was seen too: nobody's addition is deleted unseen
            if (attribute.merge() != Attribute.Merge.MACHINE
                    && attribute.merge() != Attribute.Merge.STAMP) {
                seen.put(attribute.name(), edit(view.get(attribute.name()), null));
            }
        }
        if (op != null && op.kind().equals("patch")) {
            // what the cloud holds is what stood there before the unsent patch
            op.fields().forEach((name, edit) -> seen.put(name, edit(edit.get(BASE), null)));
            replace(op, "delete", seen);
        } else {
            append(row, "delete", seen);
        }
    }

    boolean hasChanges(ItemKey key) {
        return session.number(
                        "SELECT count(*) FROM outbox WHERE pk = ? AND sk = ?", key.pk(), key.sk())
                > 0;
    }

    private @Nullable Op unsent(ItemKey key) {
        return session.first(
                "SELECT ord, kind, patch FROM outbox WHERE ord ="
                        + " (SELECT max(ord) FROM outbox WHERE pk = ? AND sk = ?)"
                        + " AND (state = 'parked' OR (state = 'pending' AND attempts = 0))",
                row -> new Op(row.getLong(1), row.getString(2), row.getString(3)),
                key.pk(),
                key.sk());
    }

    private void append(
            ItemRow row, String kind, SortedMap<String, SortedMap<String, AttributeValue>> patch) {
        session.update(
                "INSERT INTO outbox(op_id, pk, sk, kind, patch, base_sv, state, edited_local,"
                        + " edited_hlc) VALUES(?, ?, ?, ?, ?, ?, 'pending', ?, ?)",
                ids.create(clock.millis()).toString(),
                row.key().pk(),
                row.key().sk(),
                kind,
                TypedJson.printNested(patch),
                row.baseSv(),
                clock.millis(),
                hybrid.tick());
    }

    private void replace(
            Op op, String kind, SortedMap<String, SortedMap<String, AttributeValue>> patch) {
        session.update(
                "UPDATE outbox SET kind = ?, patch = ?, state = 'pending', next_at = NULL,"
                        + " error = NULL, edited_local = ?, edited_hlc = ? WHERE ord = ?",
                kind,
                TypedJson.printNested(patch),
                clock.millis(),
                hybrid.tick(),
                op.ord());
    }

    private void drop(Op op) {
        session.update("DELETE FROM outbox WHERE ord = ?", op.ord());
    }

    private static SortedMap<String, AttributeValue> edit(
            @Nullable AttributeValue base, @Nullable AttributeValue next) {
        TreeMap<String, AttributeValue> edit = new TreeMap<>();
        if (base != null) {
            edit.put(BASE, base);
        }
        if (next != null) {
            edit.put(NEW, next);
        }
        return edit;
    }
}
