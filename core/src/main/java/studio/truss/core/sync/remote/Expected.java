package studio.truss.core.sync.remote;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What must be so for a write to take effect.
///
/// @param presence whether the item must be there; where it may be absent, an absent one has no
///   attributes
/// @param attributes each must have that value, or be absent where the value is empty; compared in
///   depth, without regard to the order of sets and maps
public record Expected(Presence presence, SortedMap<String, Optional<AttributeValue>> attributes) {

    /// Whether an item is there.
    public enum Presence {
        THERE,
        MAYBE,
        ABSENT
    }

    public Expected {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        if (presence == Presence.ABSENT && !attributes.isEmpty()) {
            throw new IllegalArgumentException("attributes of no item: " + attributes);
        }
    }

    public static Expected there(Map<String, Optional<AttributeValue>> attributes) {
        return new Expected(Presence.THERE, new TreeMap<>(attributes));
    }

    public static Expected maybe(Map<String, Optional<AttributeValue>> attributes) {
        return new Expected(Presence.MAYBE, new TreeMap<>(attributes));
    }

    public static Expected absent() {
        return new Expected(Presence.ABSENT, new TreeMap<>());
    }

    public boolean holds(@Nullable Item item) {
        boolean present =
                switch (presence) {
                    case THERE -> item != null;
                    case MAYBE -> true;
                    case ABSENT -> item == null;
                };
        return present
                && attributes.entrySet().stream()
                        .allMatch(e ->
                                Optional.ofNullable(item == null ? null : item.get(e.getKey()))
                                        .equals(e.getValue()));
    }
}
