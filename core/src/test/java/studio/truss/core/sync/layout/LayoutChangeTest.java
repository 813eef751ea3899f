package studio.truss.core.sync.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.layout.PartitionLayout.State;
import studio.truss.core.sync.remote.ItemSize;
import studio.truss.core.testing.FakeTable;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Clips on their way into shards and back.
class LayoutChangeTest {
    private static final CreatorId CREATOR = CreatorId.of("u1");
    private static final String PK = Keys.partition(CREATOR);

    private final FakeTable table = new FakeTable(Clock.systemUTC());

    private final Random random = new Random(3);

    private LayoutChange change() {
        return new LayoutChange(table, CREATOR, random);
    }

    private static Item clip(int i) {
        return Item.of(
                new ItemKey(PK, "CLIP#c" + i), Map.of("title", AttributeValue.text("t" + i)));
    }

    private void clips(int count) {
        for (int i = 0; i < count; i++) {
            table.put(clip(i));
        }
    }

    private List<Item> inMain() {
        return table.items(PK).stream().filter(i -> PartitionLayout.moves(i.key())).toList();
    }

    private List<Item> inShards() {
        return Stream.of(0, 1, 2, 3)
                .flatMap(i -> table.items(Keys.clipShard(PK, i)).stream())
                .toList();
    }

    @Test
    void endedMoveGoesOnWhereItWas() {
        clips(100);
        LayoutChange first = change();
        first.toShards(4);
        int[] asked = {0};
        MoveProgress progress = first.run(() -> ++asked[0] > 2, p -> {});
        assertFalse(progress.done());
        assertEquals(40, inShards().size());
        assertEquals(60, inMain().size());
        MoveProgress rest = change().run(() -> false, p -> {});
        assertTrue(rest.done());
        assertEquals(60, rest.moved());
        assertEquals(100, inShards().size());
        assertTrue(rest.meter().wru() >= 60 * 4);
    }

    @Test
    void wayBackEndsWithOnePartitionAndNothingInShards() {
        clips(50);
        LayoutChange change = change();
        change.toShards(4);
        change.run(() -> false, p -> {});
        LayoutSwitch back = change.toOne();
        assertEquals(new LayoutSwitch.To(new PartitionLayout(State.LEAVING, 4, 2)), back);
        assertTrue(change.run(() -> false, p -> {}).done());
        assertEquals(new PartitionLayout(State.ONE, 4, 3), change.now());
        assertEquals(List.of(), inShards());
        assertEquals(50, inMain().size());
        assertTrue(inMain().contains(clip(7)));
    }

    @Test
    void moveMayTurnBackInTheMiddle() {
        clips(100);
        LayoutChange change = change();
        change.toShards(4);
        int[] asked = {0};
        change.run(() -> ++asked[0] > 2, p -> {});
        change.toOne();
        change.run(() -> false, p -> {});
        assertEquals(100, inMain().size());
        assertEquals(State.ONE, change.now().state());
    }

    @Test
    void numberOfShardsChangesByWayOfOnePartition() {
        clips(3);
        LayoutChange change = change();
        assertInstanceOf(LayoutSwitch.Refused.class, change.toShards(1));
        assertInstanceOf(LayoutSwitch.Refused.class, change.toShards(65));
        change.toShards(4);
        assertInstanceOf(LayoutSwitch.Refused.class, change.toShards(8));
        change.toOne();
        assertInstanceOf(LayoutSwitch.Refused.class, change.toShards(8));
        change.run(() -> false, p -> {});
        assertInstanceOf(LayoutSwitch.To.class, change.toShards(8));
    }

    @Test
    void clipThatIsTooLargeForTheLongerKeyStaysAndIsCounted() {
        clips(3);
        Item empty = Item.of(new ItemKey(PK, "CLIP#big"), Map.of("t", AttributeValue.text("")));
        String text = "x".repeat(ItemSize.MOST - ItemSize.of(empty));
        table.put(Item.of(empty.key(), Map.of("t", AttributeValue.text(text))));
        LayoutChange change = change();
        change.toShards(4);
        MoveProgress progress = change.run(() -> false, p -> {});
        assertEquals(3, progress.moved());
        assertEquals(1, progress.left());
        assertFalse(progress.done());
        assertEquals(1, inMain().size());
    }

    @Test
    void anAttributeThatIsAddedInTheSameInstantIsNotLost() {
        clips(2);
        table.put(
                Item.of(
                        new ItemKey(PK, "CLIP#a"),
                        Map.of("webOnly", AttributeValue.text("known by name"))));
        LayoutChange change = change();
        change.toShards(4);
        // between the read of the page and the write of the batch
        MoveProgress progress =
                change.run(
                        () -> {
                            if (inShards().isEmpty()) {
                                table.update(
                                        clip(1).key(),
                                        Change.set("webOnly", AttributeValue.text("w")));
                            }
                            return false;
                        },
                        p -> {});
        assertTrue(progress.done());
        assertEquals(
                List.of(AttributeValue.text("w")),
                inShards().stream()
                        .filter(i -> i.key().sk().equals("CLIP#c1"))
                        .map(i -> i.get("webOnly"))
                        .toList());
    }
}
