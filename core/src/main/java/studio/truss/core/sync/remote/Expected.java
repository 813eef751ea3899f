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
/// @param exists whether the item must be there; where false, an absent item has no attributes
/// @param attributes each must have that value, or be absent where the value is empty; compared in
///   depth, without regard to the order of sets and maps
public record Expected(boolean exists, SortedMap<String, Optional<AttributeValue>> attributes) {
    public Expected {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    public static Expected there(Map<String, Optional<AttributeValue>> attributes) {
        return new Expected(true, new TreeMap<>(attributes));
    }

    public static Expected maybe(Map<String, Optional<AttributeValue>> attributes) {
        return new Expected(false, new TreeMap<>(attributes));
    }

    public boolean holds(@Nullable Item item) {
        if (item == null && exists) {
            return false;
        }
        return attributes.entrySet().stream()
                .allMatch(e ->
                        Optional.ofNullable(item == null ? null : item.get(e.getKey()))
                                .equals(e.getValue()));
    }
}
