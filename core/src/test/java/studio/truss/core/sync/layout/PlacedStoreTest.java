package studio.truss.core.sync.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.layout.PartitionLayout.State;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.RemoteStore.Page;
import studio.truss.core.sync.remote.RemoteStore.PageRequest;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteOutcome.Reason;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;
import studio.truss.core.testing.FakeTable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What a machine sees and does while clips are in two places, and when it has not heard of it.
class PlacedStoreTest {
    private static final CreatorId CREATOR = CreatorId.of("u1");
    private static final String PK = Keys.partition(CREATOR);
    private static final Expected THERE = Expected.there(Map.of());
    private static final PartitionLayout SHARDS = new PartitionLayout(State.SHARDS, 4, 1);

    private final FakeTable table = new FakeTable(Clock.systemUTC());
    private final PlacedStore store = newStore();
    private final LayoutChange change = new LayoutChange(table, CREATOR, new Random(2));
    private int tokens;

    private PlacedStore newStore() {
        return new PlacedStore(table, CREATOR, Clock.systemUTC(), new Random(1));
    }

    private static ItemKey key(int i) {
        return new ItemKey(PK, "CLIP#c" + i);
    }

    private static Item clip(int i, String title) {
        return Item.of(
                key(i), Map.of("title", AttributeValue.text(title), "n", AttributeValue.number(i)));
    }

    private WriteOutcome write(RemoteStore to, Write... writes) {
        return to.write(new WriteTransaction(List.of(writes), "t" + tokens++));
    }

    private static Change title(String title) {
        return Change.set("title", AttributeValue.text(title));
    }

    private @Nullable Item read(RemoteStore from, ItemKey key) {
        return from.get(List.of(key)).found().get(key);
    }

    private static WriteOutcome cancelled(Reason reason) {
        return new WriteOutcome.Cancelled(List.of(reason));
    }

    private void inShards(int clips) {
        for (int i = 0; i < clips; i++) {
            table.put(clip(i, "t"));
        }
        change.toShards(4);
        assertTrue(change.run(() -> false, p -> {}).done());
    }

    private static List<Item> all(RemoteStore from, int limit) {
        List<Item> items = new ArrayList<>();
        ItemKey after = null;
        do {
            Page page =
                    from.query(new PageRequest(PK, KeyRange.prefix("CLIP#"), after, limit, false));
            items.addAll(page.items());
            after = page.next();
        } while (after != null);
        return items;
    }

    @Test
    void clipsAreSpreadOverAllShards() {
        inShards(100);
        for (int i = 0; i < 4; i++) {
            assertTrue(table.items(Keys.clipShard(PK, i)).size() > 10);
        }
        assertEquals(
                List.of(),
                table.items(PK).stream().filter(i -> PartitionLayout.moves(i.key())).toList());
    }

    @Test
    void machineThatHasNotHeardOfShardsBelievesNoAbsence() {
        table.put(clip(1, "t"));
        assertEquals(clip(1, "t"), read(store, key(1)));
        inShards(3);
        assertEquals(clip(1, "t"), read(store, key(1)));
        PlacedStore other = newStore();
        assertNull(read(other, key(9)));
    }

    @Test
    void refusedWriteOfAMovedClipSaysWhatTheClipIs() {
        table.put(clip(1, "t"));
        read(store, key(1));
        inShards(3);
        Write rename = new Write.Update(key(1), title("new"), THERE);
        assertEquals(cancelled(new Reason.NotAsExpected(clip(1, "t"))), write(store, rename));
        assertEquals(new WriteOutcome.Written(), write(store, rename));
        assertEquals(clip(1, "new"), read(newStore(), key(1)));
        assertNull(table.item(key(1)));
    }

    @Test
    void nothingIsMadeInAShardThatWasGivenUp() {
        inShards(3);
        assertEquals(3, all(store, 10).size());
        change.toOne();
        assertTrue(change.run(() -> false, p -> {}).done());
        Write create = new Write.Create(clip(7, "late"));
        assertEquals(cancelled(new Reason.Busy(false)), write(store, create));
        assertNull(table.item(SHARDS.inShard(key(7))));
        assertEquals(new WriteOutcome.Written(), write(store, create));
        assertEquals(clip(7, "late"), table.item(key(7)));
    }

    @Test
    void machineThatKnowsOnePartitionMakesNoSecondClip() {
        table.put(clip(1, "t"));
        read(store, key(1));
        inShards(3);
        Write again = new Write.Create(clip(1, "again"));
        assertEquals(cancelled(new Reason.Busy(false)), write(store, again));
        assertEquals(cancelled(new Reason.NotAsExpected(clip(1, "t"))), write(store, again));
    }

    @Test
    void whatTheWebWroteIntoTheFormerPlaceStandsAttributeByAttribute() {
        inShards(3);
        table.update(key(1), title("web"));
        assertEquals(clip(1, "web"), read(store, key(1)));
        assertEquals(List.of(clip(0, "t"), clip(1, "web"), clip(2, "t")), all(store, 2));
        Expected web = Expected.there(Map.of("title", Optional.of(AttributeValue.text("web"))));
        assertEquals(
                new WriteOutcome.Written(),
                write(store, new Write.Update(key(1), title("mine"), web)));
        assertNull(table.item(key(1)), "both are one again");
        assertEquals(clip(1, "mine"), read(newStore(), key(1)));
    }

    @Test
    void deletedClipDoesNotComeBackFromItsOtherPlace() {
        inShards(3);
        assertEquals(3, all(store, 10).size());
        table.update(key(1), title("web"));
        // the machine knows the clip in its shard only
        Write delete = new Write.Delete(key(1), THERE);
        assertEquals(cancelled(new Reason.NotAsExpected(clip(1, "web"))), write(store, delete));
        assertEquals(new WriteOutcome.Written(), write(store, delete));
        assertNull(read(newStore(), key(1)));
        assertNull(table.item(key(1)));
        assertNull(table.item(SHARDS.inShard(key(1))));
    }

    @Test
    void clipsThatMoveWhileARangeIsReadAreMetOnce() {
        for (int i = 0; i < 9; i++) {
            table.put(clip(i, "t"));
        }
        Page first = store.query(new PageRequest(PK, KeyRange.prefix("CLIP#"), null, 4, false));
        assertEquals(4, first.items().size());
        inShards(9);
        List<Item> rest = new ArrayList<>(first.items());
        ItemKey after = first.next();
        while (after != null) {
            Page page = store.query(new PageRequest(PK, KeyRange.prefix("CLIP#"), after, 4, false));
            rest.addAll(page.items());
            after = page.next();
        }
        assertEquals(9, rest.stream().map(Item::key).distinct().count());
    }

    @Test
    void pageMayBeginAnywhereAsAfterACrash() {
        inShards(50);
        List<Item> whole = all(store, 7);
        assertEquals(50, whole.size());
        ItemKey after = whole.get(20).key();
        Page page = newStore().query(new PageRequest(PK, KeyRange.prefix("CLIP#"), after, 5, true));
        assertEquals(whole.subList(21, 26), page.items());
        assertEquals(whole.get(25).key(), page.next());
    }

    @Test
    void layoutOfANewerProgramIsNotTouched() {
        table.put(
                Item.of(
                        Keys.layout(CREATOR),
                        Map.of(
                                "state", AttributeValue.text("SPIRAL"),
                                "shards", AttributeValue.number(4),
                                "generation", AttributeValue.number(9))));
        RemoteException e =
                assertThrows(
                        RemoteException.class, () -> write(store, new Write.Create(clip(1, "t"))));
        assertTrue(e.nothingHappened());
        assertTrue(String.valueOf(e.getMessage()).contains("Update Truss Studio"));
    }
}
