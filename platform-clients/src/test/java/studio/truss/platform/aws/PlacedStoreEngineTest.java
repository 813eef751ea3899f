package studio.truss.platform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.layout.LayoutChange;
import studio.truss.core.sync.layout.LayoutSwitch;
import studio.truss.core.sync.layout.MoveProgress;
import studio.truss.core.sync.layout.PlacedStore;
import studio.truss.core.sync.remote.ItemSize;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;
import studio.truss.core.testing.RemoteStoreContract;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Clips in four shards of the real engine: a store like others, and the way there and back.
class PlacedStoreEngineTest extends RemoteStoreContract {
    private static final int SHARDS = 4;

    @TempDir private static Path folder;
    private static DynamoEngine engine;
    private static DynamoStore store;
    private final Random random = new Random();
    private @Nullable RemoteStore placed;

    @BeforeAll
    static void start() throws IOException {
        engine = DynamoEngine.start(folder);
        store = engine.store(DynamoEngine.TABLE);
    }

    @AfterAll
    static void stop() {
        store.close();
        engine.close();
    }

    private CreatorId creator() {
        return CreatorId.of(key("X").pk().substring("CREATOR#".length()));
    }

    @Override
    protected RemoteStore store() {
        RemoteStore open = placed;
        if (open == null) {
            assertInstanceOf(
                    LayoutSwitch.To.class,
                    new LayoutChange(store, creator(), random).toShards(SHARDS));
            open = new PlacedStore(store, creator(), Clock.systemUTC(), random);
            placed = open;
        }
        return open;
    }

    @Override
    protected int kept(Item item) {
        String pk = Keys.clipShard(item.key().pk(), 0);
        return ItemSize.of(Item.of(new ItemKey(pk, item.key().sk()), item.attributes()));
    }

    @Test
    void clipsMoveIntoShardsAndBack() {
        List<Write> writes =
                IntStream.range(0, 45)
                        .<Write>mapToObj(i ->
                                new Write.Create(
                                        item(
                                                "CLIP#" + i,
                                                Map.of("title", AttributeValue.text("t" + i)))))
                        .toList();
        assertInstanceOf(
                WriteOutcome.Written.class, store.write(new WriteTransaction(writes, "move-45")));
        LayoutChange change = new LayoutChange(store, creator(), random);
        change.toShards(SHARDS);
        MoveProgress there = change.run(() -> false, p -> {});
        assertEquals(45, there.moved());
        assertTrue(there.done());
        PlacedStore spread = new PlacedStore(store, creator(), Clock.systemUTC(), random);
        assertEquals(
                item("CLIP#7", Map.of("title", AttributeValue.text("t7"))),
                spread.get(List.of(key("CLIP#7"))).found().get(key("CLIP#7")));
        change.toOne();
        MoveProgress back = change.run(() -> false, p -> {});
        assertTrue(back.done(), back.toString());
        assertEquals(45, store.get(writes.stream().map(Write::key).toList()).found().size());
    }
}
