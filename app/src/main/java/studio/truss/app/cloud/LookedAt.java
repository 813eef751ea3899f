package studio.truss.app.cloud;

import studio.truss.core.library.item.EntityKey;
import studio.truss.core.sync.remote.RemoteStore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which items on the screen are to be read once more: each at most once in half a minute. Used by
/// one thread.
final class LookedAt {
    private static final long AGAIN_MS = 30_000;

    private final Map<EntityKey, Long> read = new HashMap<>();

    /// @return at most as many as one request takes, those named first
    List<EntityKey> due(Collection<EntityKey> keys, long nowMs) {
        read.values().removeIf(at -> nowMs - at >= AGAIN_MS || at > nowMs);
        List<EntityKey> due = new ArrayList<>();
        for (EntityKey key : keys) {
            if (due.size() < RemoteStore.GET_MOST && read.putIfAbsent(key, nowMs) == null) {
                due.add(key);
            }
        }
        return due;
    }
}
