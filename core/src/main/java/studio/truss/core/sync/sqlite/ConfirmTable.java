package studio.truss.core.sync.sqlite;

import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.sqlite.Session;

import java.util.List;

/// Items that an eventual read says something new of, or nothing: a strong read decides.
public final class ConfirmTable {
    private final Session session;

    public ConfirmTable(Session session) {
        this.session = session;
    }

    public void add(ItemKey key) {
        session.update(
                "INSERT OR IGNORE INTO confirm(pk, sk, why) VALUES(?, ?, 'read')",
                key.pk(),
                key.sk());
    }

    public void remove(ItemKey key) {
        session.update("DELETE FROM confirm WHERE pk = ? AND sk = ?", key.pk(), key.sk());
    }

    public List<ItemKey> first(int most) {
        return session.list(
                "SELECT pk, sk FROM confirm ORDER BY pk, sk LIMIT ?",
                row -> new ItemKey(row.getString(1), row.getString(2)),
                most);
    }
}
