package studio.truss.core.sync.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.library.sqlite.ItemRow;
import studio.truss.core.library.sqlite.ItemTable;
import studio.truss.core.library.sqlite.Session;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.remote.KeyRange;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the cloud was last known to have of each item, and what is shown over it.
public final class BaseTable {
    private static final String UPDATED_AT = "updatedAt";
    private static final String VERSION = "_sv";

    private final Session session;
    private final ItemTable items;

    public BaseTable(Session session) {
        this.session = session;
        this.items = new ItemTable(session);
    }

    public @Nullable ItemRow row(ItemKey key) {
        return items.find(key);
    }

    /// What the cloud was last known to have; null for nothing.
    public static @Nullable Item image(@Nullable ItemRow row) {
        String base = row == null ? null : row.base();
        return row == null || base == null ? null : new Item(row.key(), TypedJson.parse(base));
    }

    /// Whether the cloud was last known to have exactly that.
    public static boolean same(@Nullable ItemRow row, Item item) {
        String base = row == null ? null : row.base();
        return base != null
                && (base.equals(TypedJson.print(item.attributes()))
                        || TypedJson.parse(base).equals(item.attributes()));
    }

    /// Takes over what the cloud has, and shows it with the changes that wait.
    ///
    /// @param now null for nothing
    public void put(ItemKey key, @Nullable Item now, List<PendingOp> ops) {
        ItemRow row = items.find(key);
        if (row == null) {
            if (now == null) {
                return;
            }
            row = items.insert(now);
        }
        Long version =
                now != null && now.get(VERSION) instanceof AttributeValue.N n
                        ? (Long) n.value().longValue()
                        : null;
        session.update(
                "UPDATE item SET base_av = ?, base_sv = ? WHERE id = ?",
                now == null ? null : TypedJson.print(now.attributes()),
                version,
                row.id());
        show(row, now == null ? null : now.attributes(), ops);
    }

    private void show(
            ItemRow row, @Nullable SortedMap<String, AttributeValue> base, List<PendingOp> ops) {
        SortedMap<String, AttributeValue> shown = base;
        long edited = 0;
        for (PendingOp op : ops) {
            shown =
                    switch (op.kind()) {
                        case CREATE -> op.change().apply(Collections.emptySortedMap());
                        case PATCH -> shown == null ? null : op.change().apply(shown);
                        case DELETE -> null;
                    };
            edited = Math.max(edited, op.editedLocal());
        }
        if (shown == null) {
            items.hide(row);
        } else if (ops.isEmpty()) {
            items.show(row, shown, false);
        } else {
            items.show(row, stamped(row.key(), shown, edited), true);
        }
    }

    private static SortedMap<String, AttributeValue> stamped(
            ItemKey key, SortedMap<String, AttributeValue> attributes, long edited) {
        if (Catalog.find(Keys.read(key).family(), UPDATED_AT) == null) {
            return attributes;
        }
        TreeMap<String, AttributeValue> stamped = new TreeMap<>(attributes);
        stamped.put(
                UPDATED_AT, AttributeValue.text(Timestamps.print(Instant.ofEpochMilli(edited))));
        return stamped;
    }

    public void seen(ItemKey key, long generation) {
        session.update(
                "UPDATE item SET seen_gen = ? WHERE pk = ? AND sk = ?",
                generation,
                key.pk(),
                key.sk());
    }

    /// The items of a range that the cloud is believed to have and that a sweep did not see.
    public List<ItemKey> unseen(String pk, KeyRange range, long generation) {
        return session.list(
                "SELECT sk FROM item WHERE pk = ? AND sk >= ? AND sk <= ? AND base_av IS NOT NULL"
                        + " AND COALESCE(seen_gen, 0) < ? ORDER BY sk",
                row -> new ItemKey(pk, row.getString(1)),
                pk,
                range.from(),
                range.to(),
                generation);
    }

    /// How many items of a range the cloud is believed to have.
    public long count(String pk, KeyRange range) {
        return session.number(
                "SELECT count(*) FROM item WHERE pk = ? AND sk >= ? AND sk <= ? AND base_av IS NOT"
                        + " NULL",
                pk,
                range.from(),
                range.to());
    }

    public long count() {
        return session.number("SELECT count(*) FROM item WHERE base_av IS NOT NULL");
    }
}
