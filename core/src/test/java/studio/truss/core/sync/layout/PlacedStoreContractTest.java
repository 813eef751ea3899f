package studio.truss.core.sync.layout;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;

import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.layout.PartitionLayout.State;
import studio.truss.core.sync.remote.ItemSize;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.testing.FakeTable;
import studio.truss.core.testing.RemoteStoreContract;

import java.time.Clock;
import java.util.Random;

/// [PlacedStore] is a store like others, whatever the layout is.
class PlacedStoreContractTest {
    private static final PartitionLayout SHARDS = new PartitionLayout(State.SHARDS, 4, 1);

    /// A store over the table in memory.
    abstract static class Placed extends RemoteStoreContract {
        private final FakeTable table = new FakeTable(Clock.systemUTC());
        private @Nullable RemoteStore placed;

        abstract PartitionLayout layout();

        @Override
        protected RemoteStore store() {
            RemoteStore open = placed;
            if (open == null) {
                CreatorId creator = CreatorId.of(key("X").pk().substring("CREATOR#".length()));
                PlacedWorld.put(table, creator, layout());
                open = new PlacedStore(table, creator, Clock.systemUTC(), new Random(1));
                placed = open;
            }
            return open;
        }

        @Override
        protected int kept(Item item) {
            ItemKey home = layout().home(item.key());
            return ItemSize.of(Item.of(home, item.attributes()));
        }
    }

    @Nested
    class OnePartition extends Placed {
        @Override
        PartitionLayout layout() {
            return PartitionLayout.FIRST;
        }
    }

    @Nested
    class Shards extends Placed {
        @Override
        PartitionLayout layout() {
            return SHARDS;
        }
    }

    @Nested
    class Leaving extends Placed {
        @Override
        PartitionLayout layout() {
            return new PartitionLayout(State.LEAVING, 4, 2);
        }
    }
}
