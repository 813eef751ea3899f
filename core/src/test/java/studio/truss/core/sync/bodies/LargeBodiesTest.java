package studio.truss.core.sync.bodies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.ItemSize;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteOutcome.Reason;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;
import studio.truss.core.testing.FakeTable;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Values that are too large for the table, and what may become of them.
class LargeBodiesTest {
    private static final ItemKey KEY = new ItemKey("CREATOR#u1", "ASSET#v1#CHAPTERS");
    private static final String NAME = "chapters";
    private static final AttributeValue LARGE = text('a', 900_000);
    private static final AttributeValue OTHER = text('b', 100_000);

    private final FakeTable table = new FakeTable(Clock.systemUTC());
    private final MemoryShelf shelf = new MemoryShelf();
    private final LargeBodies store = store(null);
    private int tokens;

    private LargeBodies store(@Nullable Item local) {
        return new LargeBodies(table, shelf, key -> local);
    }

    private static AttributeValue text(char c, int length) {
        return new AttributeValue.L(List.of(AttributeValue.text(String.valueOf(c).repeat(length))));
    }

    private static Item item(AttributeValue value) {
        return Item.of(KEY, Map.of(NAME, value, "videoId", AttributeValue.text("v1")));
    }

    private WriteOutcome write(RemoteStore to, Write... writes) {
        return to.write(new WriteTransaction(List.of(writes), "t" + tokens++));
    }

    private static Write.Update update(AttributeValue before, AttributeValue after) {
        return new Write.Update(
                KEY, Change.set(NAME, after), Expected.there(Map.of(NAME, Optional.of(before))));
    }

    private @Nullable Item read(RemoteStore from) {
        return from.get(List.of(KEY)).found().get(KEY);
    }

    private static Optional<AttributeValue> valueOf(@Nullable Item item) {
        return Optional.ofNullable(item == null ? null : item.get(NAME));
    }

    private void made() {
        assertEquals(new WriteOutcome.Written(), write(store, new Write.Create(item(LARGE))));
    }

    @Test
    void largeValueGoesUpAndComesDown() {
        made();
        Item inTable = table.item(KEY);
        assertTrue(inTable != null && ItemSize.of(inTable) < 500, "a pointer is small");
        assertEquals(item(LARGE), read(store(null)));
        assertTrue(store.sizeOf(item(LARGE)) < 500);
        assertEquals(1, shelf.puts);
    }

    @Test
    void pointersAreComparedAsValuesAre() {
        made();
        LargeBodies machine = store(null);
        assertEquals(
                new WriteOutcome.Cancelled(List.of(new Reason.NotAsExpected(item(LARGE)))),
                write(machine, update(OTHER, text('c', 80_000))));
        assertEquals(new WriteOutcome.Written(), write(machine, update(LARGE, OTHER)));
        assertEquals(item(OTHER), read(store));
    }

    @Test
    void whatTheWebWroteInlineStaysSoUntilItIsWrittenAnew() {
        table.put(item(OTHER));
        assertEquals(item(OTHER), read(store));
        Write.Update title =
                new Write.Update(
                        KEY,
                        Change.set("model", AttributeValue.text("m")),
                        Expected.there(Map.of(NAME, Optional.of(OTHER))));
        assertEquals(new WriteOutcome.Written(), write(store, title));
        Item there = table.item(KEY);
        assertTrue(there != null && OTHER.equals(there.get(NAME)));
        assertEquals(new WriteOutcome.Written(), write(store, update(OTHER, LARGE)));
        there = table.item(KEY);
        assertTrue(there != null && there.get(NAME) instanceof AttributeValue.M);
        // and what was written anew is compared as a pointer
        assertEquals(new WriteOutcome.Written(), write(store, update(LARGE, OTHER)));
    }

    @Test
    void machineThatHasNotReadTheInlineValueLearnsItByARefusal() {
        table.put(item(OTHER));
        assertEquals(
                new WriteOutcome.Cancelled(List.of(new Reason.NotAsExpected(item(OTHER)))),
                write(store, update(OTHER, LARGE)));
        assertEquals(new WriteOutcome.Written(), write(store, update(OTHER, LARGE)));
    }

    @Test
    void whatThisMachineHasIsNotFetched() {
        made();
        assertEquals(item(LARGE), read(store(item(LARGE))));
        assertEquals(0, shelf.gets);
    }

    @Test
    void missingBodyLeavesThePointerAndIsFoundLater() {
        made();
        Map<String, byte[]> kept = Map.copyOf(shelf.kept);
        shelf.kept.clear();
        LargeBodies machine = store(null);
        Item opaque = read(machine);
        assertEquals(table.item(KEY), opaque);
        assertTrue(valueOf(opaque).isPresent());
        // and is compared as what it is
        Write check = new Write.Check(KEY, Expected.there(Map.of(NAME, valueOf(opaque))));
        assertEquals(new WriteOutcome.Written(), write(machine, check));
        shelf.kept.putAll(kept);
        assertEquals(item(LARGE), read(machine));
        assertEquals(item(LARGE), read(store(item(LARGE))), "a machine that has it needs no shelf");
    }

    @Test
    void bodyThatIsNotWhatItWasIsRefused() {
        made();
        shelf.kept.replaceAll((hash, bytes) -> Body.pack(text('x', 900_000)));
        assertEquals(table.item(KEY), read(store(null)));
        shelf.kept.replaceAll((hash, bytes) -> "no such thing".getBytes(StandardCharsets.UTF_8));
        assertEquals(table.item(KEY), read(store(null)));
    }

    @Test
    void nothingIsWrittenWhileTheShelfIsAway() {
        shelf.away = true;
        RemoteException e =
                assertThrows(
                        RemoteException.class, () -> write(store, new Write.Create(item(LARGE))));
        assertTrue(e.nothingHappened() && e.passes());
        assertEquals(List.of(), table.items(KEY.pk()));
        shelf.away = false;
        made();
        shelf.away = true;
        assertThrows(RemoteException.class, () -> read(store(null)));
    }

    @Test
    void secretsAndTheProfileAreNotPutAnywhereElse() {
        for (String sk : List.of("PLATFORM_TOKEN#youtube", "METADATA", "SYNC#DEVICE#d", "X#1")) {
            ItemKey key = new ItemKey("CREATOR#u1", sk);
            Item item = Item.of(key, Map.of("t", OTHER));
            assertEquals(new WriteOutcome.Written(), write(store, new Write.Create(item)));
            assertEquals(item, table.item(key));
        }
        assertEquals(0, shelf.puts);
    }
}
