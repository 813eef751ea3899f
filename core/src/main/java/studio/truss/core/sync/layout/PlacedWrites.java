package studio.truss.core.sync.layout;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.layout.Places.Place;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.Expected.Presence;
import studio.truss.core.sync.remote.WriteOutcome.Reason;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.util.ArrayList;
import java.util.List;

/// A transaction of the mirror as it is sent: each clip's write at its place, with a question
/// whether the other place is empty; and where clips are made or go, one whether the layout is
/// still the same, so that nothing gets into a place that nobody reads any more, or is left there.
final class PlacedWrites {
    private static final int NONE = -1;

    private final List<Write> asked;
    private final List<Write> sent = new ArrayList<>();
    private final int[] own;
    private final int[] other;
    private final boolean[] onLayout;
    private int layoutCheck = NONE;

    /// @param check whether the layout is still that one
    PlacedWrites(WriteTransaction transaction, PartitionLayout layout, Places places, Write check) {
        asked = transaction.writes();
        own = new int[asked.size()];
        other = new int[asked.size()];
        onLayout = new boolean[asked.size()];
        for (int i = 0; i < asked.size(); i++) {
            add(i, asked.get(i), layout, places);
        }
        for (boolean needed : onLayout) {
            if (needed && layoutCheck == NONE) {
                layoutCheck = sent.size();
                sent.add(check);
            }
        }
    }

    private void add(int i, Write write, PartitionLayout layout, Places places) {
        ItemKey key = write.key();
        own[i] = sent.size();
        other[i] = NONE;
        if (!PartitionLayout.moves(key)) {
            sent.add(write);
            return;
        }
        Place place = places.of(key);
        ItemKey at =
                !layout.spread() || place == Place.MAIN
                        ? key
                        : place == null ? layout.home(key) : layout.inShard(key);
        sent.add(at(write, at));
        if (layout.spread()) {
            other[i] = sent.size();
            sent.add(
                    new Write.Check(at.equals(key) ? layout.inShard(key) : key, Expected.absent()));
        }
        onLayout[i] =
                switch (write) {
                    case Write.Create c -> true;
                    case Write.Update u -> u.expected().presence() != Presence.THERE;
                    case Write.Delete d -> true;
                    case Write.Check c -> false;
                };
    }

    private static Write at(Write write, ItemKey key) {
        return switch (write) {
            case Write.Create(Item item) -> new Write.Create(Item.of(key, item.attributes()));
            case Write.Update u -> new Write.Update(key, u.change(), u.expected());
            case Write.Delete d -> new Write.Delete(key, d.expected());
            case Write.Check c -> new Write.Check(key, c.expected());
        };
    }

    List<Write> sent() {
        return sent;
    }

    /// What the layout's question was answered; none where it was not asked.
    Reason ofLayout(List<Reason> reasons) {
        return layoutCheck == NONE ? new Reason.None() : reasons.get(layoutCheck);
    }

    boolean onLayout(int i) {
        return onLayout[i];
    }

    /// Why one of the mirror's writes stood in the way.
    ///
    /// @return null where the clip may be at its other place, so that it has to be read
    @Nullable Reason of(int i, List<Reason> reasons) {
        ItemKey key = asked.get(i).key();
        Reason mine = reasons.get(own[i]);
        if (!PartitionLayout.moves(key) || mine instanceof Reason.Refused) {
            return mine;
        }
        Reason others = other[i] == NONE ? new Reason.None() : reasons.get(other[i]);
        if (others instanceof Reason.NotAsExpected) {
            return null;
        }
        if (mine instanceof Reason.NotAsExpected(Item current)) {
            return current == null
                    ? null
                    : new Reason.NotAsExpected(Item.of(key, current.attributes()));
        }
        return mine instanceof Reason.None ? others : mine;
    }

    /// Remembers where things are once all is written.
    void written(PartitionLayout layout, Places places) {
        for (int i = 0; i < asked.size(); i++) {
            ItemKey key = asked.get(i).key();
            if (!layout.spread() || !PartitionLayout.moves(key)) {
                continue;
            }
            if (asked.get(i) instanceof Write.Delete) {
                places.forget(key);
            } else if (!(asked.get(i) instanceof Write.Check)) {
                boolean main = sent.get(own[i]).key().equals(key);
                places.put(key, main ? Place.MAIN : Place.SHARD);
            }
        }
    }
}
