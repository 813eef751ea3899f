package studio.truss.core.sync.layout;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Catalog;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.layout.PartitionLayout.State;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How a clip gets from the place that clips leave to the other, in one transaction: there with all
/// it has, and here no more if it is as it was read. What the clip is, seen from both places, does
/// not change by it.
final class ClipMove {
    /// The table takes 300 terms in a condition; a clip has about twenty attributes.
    private static final int NAMES_MOST = 100;

    private final Set<String> names = new TreeSet<>(Catalog.of(Family.CLIP).keySet());

    ClipMove() {
        names.addAll(List.of("_sv", "_op"));
    }

    /// Attributes that clips have. The table cannot be asked whether an item has just these, so
    /// that an attribute that somebody adds in the same instant is noticed by its name.
    void heard(Item item) {
        for (String name : item.attributes().keySet()) {
            if (names.size() < NAMES_MOST) {
                names.add(name);
            }
        }
    }

    /// @param source the clip where it is
    /// @param target what stands at the other place already; null for nothing
    List<Write> writes(ItemKey key, Item source, @Nullable Item target, PartitionLayout layout) {
        Write there = there(layout.target(key), source, target, layout);
        return List.of(there, new Write.Delete(layout.source(key), exactly(source)));
    }

    private static Write there(
            ItemKey to, Item source, @Nullable Item target, PartitionLayout layout) {
        if (target == null) {
            return new Write.Create(Item.of(to, source.attributes()));
        }
        TreeMap<String, AttributeValue> set = new TreeMap<>(source.attributes());
        TreeMap<String, Optional<AttributeValue>> before = new TreeMap<>();
        if (layout.state() == State.LEAVING) {
            // what stands in the creator's partition is the newer
            set.keySet().removeAll(target.attributes().keySet());
            set.keySet().forEach(name -> before.put(name, Optional.empty()));
        }
        return set.isEmpty()
                ? new Write.Check(to, Expected.there(Map.of()))
                : new Write.Update(to, Change.set(set), Expected.there(before));
    }

    private Expected exactly(Item item) {
        TreeMap<String, Optional<AttributeValue>> all = new TreeMap<>();
        names.forEach(name -> all.put(name, Optional.empty()));
        item.attributes().forEach((name, value) -> all.put(name, Optional.of(value)));
        return Expected.there(all);
    }
}
