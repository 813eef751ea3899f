package studio.truss.core.sync.layout;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Where clips were last seen, of as many as there is room for. A wrong one costs a write that is
/// refused.
final class Places {
    private static final int MOST = 20_000;

    /// Where a clip is.
    enum Place {
        MAIN,
        SHARD,
        BOTH
    }

    private final Map<ItemKey, Place> seen =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ItemKey, Place> eldest) {
                    return size() > MOST;
                }
            };

    @Nullable Place of(ItemKey key) {
        return seen.get(key);
    }

    void put(ItemKey key, Place place) {
        seen.put(key, place);
    }

    void forget(ItemKey key) {
        seen.remove(key);
    }

    void clear() {
        seen.clear();
    }

    /// A clip as it is, from what stands at its two places, and remembers those.
    ///
    /// Only a writer that knows nothing of shards makes a second one, in the creator's partition;
    /// what it wrote is the newer, attribute by attribute, since it may have written some alone.
    ///
    /// @return null where it is at neither
    @Nullable Item seen(ItemKey key, @Nullable Item main, @Nullable Item shard) {
        if (main == null && shard == null) {
            return null;
        }
        put(key, main == null ? Place.SHARD : shard == null ? Place.MAIN : Place.BOTH);
        TreeMap<String, AttributeValue> all = new TreeMap<>();
        if (shard != null) {
            all.putAll(shard.attributes());
        }
        if (main != null) {
            all.putAll(main.attributes());
        }
        return Item.of(key, all);
    }
}
