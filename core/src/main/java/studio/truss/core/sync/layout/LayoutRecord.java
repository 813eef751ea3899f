package studio.truss.core.sync.layout;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.layout.PartitionLayout.State;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.util.Map;
import java.util.Optional;

/// A layout as an item of the table.
final class LayoutRecord {
    private static final String STATE = "state";
    private static final String SHARDS = "shards";
    private static final String GENERATION = "generation";

    private LayoutRecord() {}

    /// @param item null for none: nobody has ever changed the layout
    /// @throws RemoteException when a newer program wrote it, so that nothing is done
    static PartitionLayout read(@Nullable Item item) {
        if (item == null) {
            return PartitionLayout.FIRST;
        }
        if (item.get(STATE) instanceof AttributeValue.S(String state)
                && item.get(SHARDS) instanceof AttributeValue.N shards
                && item.get(GENERATION) instanceof AttributeValue.N generation) {
            for (State known : State.values()) {
                int count = shards.value().intValue();
                if (known.name().equals(state)
                        && count > 0
                        && count <= PartitionLayout.MOST_SHARDS) {
                    return new PartitionLayout(known, count, generation.value().longValue());
                }
            }
        }
        throw new RemoteException(
                RemoteException.Kind.TRANSIENT,
                true,
                "The clips in the cloud are laid out in a way that this version does not know."
                        + " Update Truss Studio; everything is saved here.",
                null);
    }

    /// Whether the layout is still that one.
    static Write check(ItemKey key, PartitionLayout layout) {
        return new Write.Check(key, expected(layout));
    }

    /// From one layout to another.
    static Write change(ItemKey key, PartitionLayout from, PartitionLayout to) {
        Map<String, AttributeValue> attributes =
                Map.of(
                        STATE, AttributeValue.text(to.state().name()),
                        SHARDS, AttributeValue.number(to.shards()),
                        GENERATION, AttributeValue.number(to.generation()));
        return from.generation() == 0
                ? new Write.Create(Item.of(key, attributes))
                : new Write.Update(key, Change.set(attributes), expected(from));
    }

    private static Expected expected(PartitionLayout layout) {
        return layout.generation() == 0
                ? Expected.absent()
                : Expected.there(
                        Map.of(
                                GENERATION,
                                Optional.of(AttributeValue.number(layout.generation()))));
    }
}
