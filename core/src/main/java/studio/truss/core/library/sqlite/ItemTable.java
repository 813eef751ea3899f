package studio.truss.core.library.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.TypedJson;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Reads and writes item rows, and keeps the projected columns and the full text in step with what
/// is shown. Inside the caller's transaction.
public final class ItemTable {
    private final Session session;

    public ItemTable(Session session) {
        this.session = session;
    }

    public @Nullable ItemRow find(ItemKey key) {
        return session.first(
                "SELECT " + ItemRow.COLUMNS + " FROM item WHERE pk = ? AND sk = ?",
                ItemRow::read,
                key.pk(),
                key.sk());
    }

    /// The clips of a video, deleted ones too, in the order of their rows.
    List<ItemRow> clips(String videoId) {
        return session.list(
                "SELECT "
                        + ItemRow.COLUMNS
                        + " FROM item WHERE video_id = ? AND family = 'CLIP' ORDER BY id",
                ItemRow::read,
                videoId);
    }

    /// Adds a row without content, for [#show] to fill.
    public ItemRow insert(Item item) {
        ItemKey key = item.key();
        session.update(
                "INSERT INTO item(pk, sk, family) VALUES(?, ?, ?)",
                key.pk(),
                key.sk(),
                item.family().name());
        return new ItemRow(
                session.number("SELECT last_insert_rowid()"), key, null, null, null, false);
    }

    /// Shows these attributes from now on: as an overlay, or, when nothing waits any more, the
    /// base.
    public void show(ItemRow row, SortedMap<String, AttributeValue> attributes, boolean overlaid) {
        Item item = new Item(row.key(), attributes);
        session.update(
                "UPDATE item SET overlay = ?, gone = 0, video_id = ?, virality = ?, status = ?,"
                        + " created_at = ?, title = ? WHERE id = ?",
                overlaid ? TypedJson.print(attributes) : null,
                text(item, "videoId"),
                item.get("viralityScore") instanceof AttributeValue.N n ? real(n.value()) : null,
                text(item, "status"),
                text(item, "createdAt"),
                text(item, "title"),
                row.id());
        noteForeignAttributes(item);
        index(row, item);
    }

    /// Lets full text find an item by what it holds now, a video also by what is said in it.
    void index(ItemRow row, Item item) {
        unindex(row);
        String sha256 = item.family() == Family.ASSET ? text(item, "sha256") : null;
        String said = sha256 == null ? null : new TranscriptTable(session).words(sha256);
        SearchText text = SearchText.of(item, said == null ? "" : said);
        if (!text.isEmpty()) {
            session.update(
                    "INSERT INTO item_text(rowid, title, description, transcript) VALUES(?,?,?,?)",
                    row.id(),
                    text.title(),
                    text.description(),
                    text.transcript());
        }
    }

    /// Shows the item as deleted. The row stays: its id is used up, and a clip is remembered by it.
    public void hide(ItemRow row) {
        session.update("UPDATE item SET overlay = NULL, gone = 1 WHERE id = ?", row.id());
        unindex(row);
    }

    private void unindex(ItemRow row) {
        session.update("DELETE FROM item_text WHERE rowid = ?", row.id());
    }

    private void noteForeignAttributes(Item item) {
        Family family = item.family();
        Map<String, ?> known = Catalog.of(family);
        for (String name : item.attributes().keySet()) {
            if (!known.containsKey(name)) {
                session.update(
                        "INSERT OR IGNORE INTO foreign_attribute(family, name) VALUES(?, ?)",
                        family.name(),
                        name);
            }
        }
    }

    private static @Nullable String text(Item item, String name) {
        return item.get(name) instanceof AttributeValue.S(String text) ? text : null;
    }

    private static double real(BigDecimal number) {
        return number.doubleValue();
    }
}
