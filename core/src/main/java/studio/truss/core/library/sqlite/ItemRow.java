package studio.truss.core.library.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.TypedJson;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.SortedMap;

/// A row of the item table: the last known cloud image and, over it, what the user sees.
public record ItemRow(
        long id,
        ItemKey key,
        @Nullable String base,
        @Nullable Long baseSv,
        @Nullable String overlay,
        boolean gone) {

    public static final String COLUMNS = "id, pk, sk, base_av, base_sv, overlay, gone";

    public static ItemRow read(ResultSet row) throws SQLException {
        long sv = row.getLong(5);
        Long baseSv = row.wasNull() ? null : sv;
        return new ItemRow(
                row.getLong(1),
                new ItemKey(row.getString(2), row.getString(3)),
                row.getString(4),
                baseSv,
                row.getString(6),
                row.getInt(7) != 0);
    }

    /// What the user sees; empty when deleted.
    public SortedMap<String, AttributeValue> view() {
        String shown = overlay != null ? overlay : base;
        return gone || shown == null ? Collections.emptySortedMap() : TypedJson.parse(shown);
    }

    public Item item() {
        return new Item(key, view());
    }
}
