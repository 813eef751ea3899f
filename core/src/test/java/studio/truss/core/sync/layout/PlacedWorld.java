package studio.truss.core.sync.layout;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.testing.FakeTable;

import java.util.Map;

/// A table whose layout somebody has changed.
final class PlacedWorld {
    private PlacedWorld() {}

    static void put(FakeTable table, CreatorId creator, PartitionLayout layout) {
        if (layout.generation() > 0) {
            table.put(record(creator, layout));
        }
    }

    static Item record(CreatorId creator, PartitionLayout layout) {
        return Item.of(
                Keys.layout(creator),
                Map.of(
                        "state", AttributeValue.text(layout.state().name()),
                        "shards", AttributeValue.number(layout.shards()),
                        "generation", AttributeValue.number(layout.generation())));
    }
}
