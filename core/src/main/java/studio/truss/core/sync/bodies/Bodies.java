package studio.truss.core.sync.bodies;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// Puts large values on the shelf and takes them from it, or from what this machine has of them.
final class Bodies {
    private static final int KEPT_MOST = 8;
    private static final int SHELVED_MOST = 1_000;

    private final BodyShelf shelf;
    private final Function<ItemKey, @Nullable Item> local;
    private final Map<String, AttributeValue> kept = bounded(KEPT_MOST);
    private final Map<String, Boolean> shelved = bounded(SHELVED_MOST);

    /// @param local what this machine has under a key
    Bodies(BodyShelf shelf, Function<ItemKey, @Nullable Item> local) {
        this.shelf = shelf;
        this.local = local;
    }

    private static <T> Map<String, T> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        };
    }

    /// Keeps a value, and says what stands for it.
    AttributeValue shelve(AttributeValue value) {
        Body body = Body.of(value);
        if (!shelved.containsKey(body.sha256())) {
            shelf.put(body.sha256(), Body.pack(value));
            shelved.put(body.sha256(), true);
        }
        return body.pointer();
    }

    /// The item with its values in place of pointers. One whose value is nowhere, or is not what it
    /// was, stays a pointer: nothing is lost by it, and it may be found some day.
    Item whole(Item item, BodyForms forms) {
        if (!BodyForms.may(item.key())) {
            return item;
        }
        TreeMap<String, AttributeValue> all = new TreeMap<>(item.attributes());
        boolean changed = false;
        Set<String> pointers = new HashSet<>();
        for (var e : all.entrySet()) {
            Body body = Body.pointed(e.getValue());
            AttributeValue value =
                    body == null ? null : value(item.key(), e.getKey(), body).orElse(null);
            if (value != null) {
                e.setValue(value);
                pointers.add(e.getKey());
                changed = true;
            }
        }
        all.forEach((name, value) -> forms.seen(item.key(), name, value, pointers.contains(name)));
        return changed ? Item.of(item.key(), all) : item;
    }

    private Optional<AttributeValue> value(ItemKey key, String name, Body body) {
        AttributeValue recent = kept.get(body.sha256());
        if (recent != null) {
            return Optional.of(recent);
        }
        Item mine = local.apply(key);
        AttributeValue same = mine == null ? null : mine.get(name);
        if (same != null && Body.of(same).equals(body)) {
            return Optional.of(same);
        }
        Optional<AttributeValue> value = shelf.get(body.sha256()).flatMap(body::unpack);
        value.ifPresent(v -> {
            kept.put(body.sha256(), v);
            shelved.put(body.sha256(), true);
        });
        return value;
    }
}
