package studio.truss.core.sync.layout;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.layout.PartitionLayout.State;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.RemoteStore.Found;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Strong reads of items that may be at two places. The place that clips are moved away from is
/// read first: what is missing there is at the other one by then, or nowhere. That holds while the
/// layout stays, so that an absence is believed only after the layout was read once more.
final class PlaceReader {
    private static final int ROUNDS = 4;

    private final RemoteStore store;
    private final KnownLayout known;
    private final Places places;

    PlaceReader(RemoteStore store, KnownLayout known, Places places) {
        this.store = store;
        this.known = known;
        this.places = places;
    }

    Found get(Collection<ItemKey> keys) {
        Map<ItemKey, Item> found = new HashMap<>();
        Set<ItemKey> unread = new HashSet<>();
        List<ItemKey> left = List.copyOf(keys);
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            left = round(left, known.now(), found, unread);
        }
        unread.addAll(left);
        return new Found(found, unread);
    }

    /// @return the keys that are to be read again
    private List<ItemKey> round(
            List<ItemKey> keys,
            PartitionLayout layout,
            Map<ItemKey, Item> found,
            Set<ItemKey> unread) {
        List<ItemKey> two =
                layout.spread() ? keys.stream().filter(PartitionLayout::moves).toList() : List.of();
        Set<ItemKey> spread = new HashSet<>(two);
        Found first =
                all(keys.stream().map(k -> spread.contains(k) ? layout.source(k) : k).toList());
        Found second = all(two.stream().map(layout::target).toList());
        List<ItemKey> both = new ArrayList<>();
        List<ItemKey> absent = new ArrayList<>();
        for (ItemKey key : keys) {
            ItemKey one = spread.contains(key) ? layout.source(key) : key;
            ItemKey other = spread.contains(key) ? layout.target(key) : null;
            if (first.unread().contains(one)
                    || (other != null && second.unread().contains(other))) {
                unread.add(key);
                continue;
            }
            Item here = first.found().get(one);
            Item there = other == null ? null : second.found().get(other);
            if (here != null && there != null) {
                both.add(key);
            } else if (here != null || there != null) {
                put(found, key, layout, here, there);
            } else if (PartitionLayout.moves(key)) {
                absent.add(key);
            }
        }
        List<ItemKey> again = new ArrayList<>(unsettled(both, layout, first, second, found));
        if (!absent.isEmpty() && !known.refresh().equals(layout)) {
            again.addAll(absent);
        } else {
            absent.forEach(places::forget);
        }
        return again;
    }

    /// Of two that were read one after the other, the first may have been moved onto the second in
    /// between.
    private List<ItemKey> unsettled(
            List<ItemKey> both,
            PartitionLayout layout,
            Found first,
            Found second,
            Map<ItemKey, Item> found) {
        List<ItemKey> again = new ArrayList<>();
        Found once = all(both.stream().map(layout::source).toList());
        for (ItemKey key : both) {
            Item here = first.found().get(layout.source(key));
            if (here != null && here.equals(once.found().get(layout.source(key)))) {
                put(found, key, layout, here, second.found().get(layout.target(key)));
            } else {
                again.add(key);
            }
        }
        return again;
    }

    private void put(
            Map<ItemKey, Item> found,
            ItemKey key,
            PartitionLayout layout,
            @Nullable Item source,
            @Nullable Item target) {
        if (!layout.spread() || !PartitionLayout.moves(key)) {
            if (source != null) {
                found.put(key, source);
            }
            return;
        }
        boolean leaving = layout.state() == State.LEAVING;
        Item item = leaving ? places.seen(key, target, source) : places.seen(key, source, target);
        if (item != null) {
            found.put(key, item);
        }
    }

    /// Any number of keys.
    Found all(List<ItemKey> keys) {
        Map<ItemKey, Item> found = new HashMap<>();
        Set<ItemKey> unread = new HashSet<>();
        for (int i = 0; i < keys.size(); i += RemoteStore.GET_MOST) {
            Found some =
                    store.get(keys.subList(i, Math.min(keys.size(), i + RemoteStore.GET_MOST)));
            found.putAll(some.found());
            unread.addAll(some.unread());
        }
        return new Found(found, unread);
    }
}
