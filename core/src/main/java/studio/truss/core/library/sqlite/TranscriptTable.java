package studio.truss.core.library.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Item;

/// What is said in videos, by their content, and the full text of the videos that have it. Inside
/// the caller's transaction.
final class TranscriptTable {
    private final Session session;

    TranscriptTable(Session session) {
        this.session = session;
    }

    void put(String sha256, String body, String words) {
        session.update(
                "INSERT OR REPLACE INTO transcript(sha256, body, words) VALUES(?, ?, ?)",
                sha256,
                body,
                words);
        index(sha256);
    }

    void remove(String sha256) {
        session.update("DELETE FROM transcript WHERE sha256 = ?", sha256);
        index(sha256);
    }

    @Nullable String body(String sha256) {
        return session.first(
                "SELECT body FROM transcript WHERE sha256 = ?", row -> row.getString(1), sha256);
    }

    @Nullable String words(String sha256) {
        return session.first(
                "SELECT words FROM transcript WHERE sha256 = ?", row -> row.getString(1), sha256);
    }

    private void index(String sha256) {
        ItemTable items = new ItemTable(session);
        for (ItemRow row :
                session.list(
                        "SELECT "
                                + ItemRow.COLUMNS
                                + " FROM item WHERE gone = 0 AND family = 'ASSET' AND"
                                + " json_extract(COALESCE(overlay, base_av), '$.sha256.S') = ?",
                        ItemRow::read,
                        sha256)) {
            items.index(row, new Item(row.key(), row.view()));
        }
    }
}
