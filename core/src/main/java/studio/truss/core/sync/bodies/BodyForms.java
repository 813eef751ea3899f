package studio.truss.core.sync.bodies;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.remote.ItemSize;

import java.util.LinkedHashMap;
import java.util.Map;

/// Which form a value has in the table: as it is, or as a pointer. Large ones that this program
/// writes are pointers; what others wrote keeps its form until it is written anew. Remembers the
/// latter for as many as there is room for; a wrong one costs a write that is refused.
final class BodyForms {
    /// What is larger is a pointer.
    static final int INLINE_MOST = 64 * 1024;

    /// What is still larger is not taken from anybody.
    private static final int VALUE_MOST = 8 * 1024 * 1024;

    private static final int MOST = 10_000;

    /// An attribute of an item.
    private record At(ItemKey key, String name) {}

    private final Map<At, Boolean> others =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<At, Boolean> eldest) {
                    return size() > MOST;
                }
            };

    /// Whether an item's large values may be kept elsewhere: no secrets, not the profile that every
    /// program reads first, and not the mirror's own records.
    static boolean may(ItemKey key) {
        return switch (Keys.read(key)) {
            case EntityKey.Asset a -> true;
            case EntityKey.Chapters c -> true;
            case EntityKey.Clip c -> true;
            case EntityKey.Stream s -> true;
            case EntityKey.LiveChatSpike s -> true;
            case EntityKey.DailyAnalytics d -> true;
            case EntityKey.Profile p -> false;
            case EntityKey.PlatformToken t -> false;
            case EntityKey.MagicLink m -> false;
            case EntityKey.SyncDevice d -> false;
            case EntityKey.Unknown u -> false;
        };
    }

    static boolean large(ItemKey key, AttributeValue value) {
        int size = may(key) ? ItemSize.of(Map.of("", value)) : 0;
        return size > INLINE_MOST && size <= VALUE_MOST;
    }

    /// A value was seen in the table.
    void seen(ItemKey key, String name, AttributeValue value, boolean pointer) {
        if (large(key, value) == pointer) {
            others.remove(new At(key, name));
        } else {
            others.put(new At(key, name), pointer);
        }
    }

    /// A value of this program was written.
    void written(ItemKey key, String name) {
        others.remove(new At(key, name));
    }

    boolean pointer(ItemKey key, String name, AttributeValue value) {
        Boolean other = others.get(new At(key, name));
        return other == null ? large(key, value) : other;
    }
}
