package studio.truss.core.sync;

import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.sqlite.BaseTable;

import java.util.List;
import java.util.Objects;

/// Reads strongly what other reads only claim: that an item has changed, or is gone. Only what this
/// has seen changes what is shown.
final class Confirmer {
    private final MirrorFile file;
    private final RemoteStore remote;
    private final Pace pace;
    private final Setback setback;

    Confirmer(MirrorFile file, RemoteStore remote, Pace pace, Setback setback) {
        this.file = file;
        this.remote = remote;
        this.pace = pace;
        this.setback = setback;
    }

    private boolean takesAway(List<ItemKey> keys, RemoteStore.Found found) {
        return file.read(tables ->
                keys.stream()
                        .filter(key -> !found.found().containsKey(key))
                        .filter(key -> !found.unread().contains(key))
                        .anyMatch(key -> BaseTable.image(tables.bases.row(key)) != null));
    }

    /// One request's worth of what is to be read.
    ///
    /// @return how many items turned out to have changed; -1 when nothing was left to read
    int confirm() {
        List<ItemKey> keys =
                file.read(tables ->
                        tables.attempts.open().isEmpty()
                                ? tables.confirms.first(RemoteStore.GET_MOST)
                                : List.of());
        if (keys.isEmpty()) {
            return -1;
        }
        return took(keys, remote.get(keys));
    }

    /// Takes over what a strong read has found.
    ///
    /// @param keys those that were asked for
    /// @return how many of them turned out to have changed
    int took(List<ItemKey> keys, RemoteStore.Found found) {
        pace.read(found.found().values());
        if (takesAway(keys, found) && setback.happened()) {
            return -1;
        }
        return file.write(tables -> {
            int changed = 0;
            for (ItemKey key : keys) {
                if (!found.unread().contains(key)) {
                    var row = tables.bases.row(key);
                    String before = row == null ? null : row.base();
                    tables.observed(key, found.found().get(key));
                    var after = tables.bases.row(key);
                    if (!Objects.equals(before, after == null ? null : after.base())) {
                        changed++;
                    }
                }
            }
            return changed;
        });
    }
}
