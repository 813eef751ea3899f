package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.Timestamps;
import studio.truss.core.testing.FakeTable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

class SetbackTest {
    private static final String PK = Keys.partition(Machine.CREATOR);

    private final SimClock clock = new SimClock(1_790_000_000_000L);
    private final FakeTable table = new FakeTable(clock);
    private @TempDir Path folder;

    private Machine machine() {
        return new Machine(folder.resolve("a.db"), table.as("a"), clock);
    }

    private static EntityKey key(String id) {
        return new EntityKey.Clip(ClipId.of(id));
    }

    private static void rename(Machine machine, String title) {
        machine.library.update(
                key("c"), Change.set("title", AttributeValue.text(title)), Author.CREATOR);
    }

    @Test
    void aMachineWithNothingToSendNoticesTooAndTakesNothing() {
        try (Machine a = machine()) {
            a.library.create(SyncEngineTest.clip("c", "first"));
            a.sync(Machine.ALWAYS);
            List<Item> backup = table.items(PK);
            rename(a, "second");
            a.library.create(SyncEngineTest.clip("later", "made after the backup"));
            a.sync(Machine.ALWAYS);
            table.restore(PK, backup);
            assertEquals(SyncStop.CLOUD_WENT_BACK, a.sync(Machine.ALWAYS).stop());
            assertNotNull(a.library.get(key("later")));
            assertEquals(
                    AttributeValue.text("second"),
                    Objects.requireNonNull(a.library.get(key("c"))).get("title"));
            a.engine.rejoin();
            assertNull(a.sync(Machine.ALWAYS).stop());
            assertNotNull(table.item(Keys.of(Machine.CREATOR, key("later"))));
        }
    }

    @Test
    void anAbsenceIsNotBelievedOfATableThatLostThisMachinesWrites() {
        try (Machine a = machine()) {
            a.library.create(SyncEngineTest.clip("c", "first"));
            a.sync(Machine.ALWAYS);
            int[] asked = {0};
            // between the look at the machines' records and the sweep
            a.engine.run(
                    0,
                    () -> {
                        if (++asked[0] == 1) {
                            table.restore(PK, List.of());
                        }
                        return false;
                    });
            assertEquals(SyncStop.CLOUD_WENT_BACK, a.sync(Machine.NEVER).stop());
            assertNotNull(a.library.get(key("c")));
        }
    }

    @Test
    void whoRejoinsBelievesNoOldAnswer() {
        try (Machine a = machine()) {
            a.library.create(SyncEngineTest.clip("c", "first"));
            a.sync(Machine.ALWAYS);
            table.restore(PK, List.of());
            assertEquals(SyncStop.CLOUD_WENT_BACK, a.sync(Machine.NEVER).stop());
            ItemKey item = Keys.of(Machine.CREATOR, key("c"));
            TreeMap<String, AttributeValue> newer =
                    new TreeMap<>(
                            SyncEngineTest.clip("c", "newer").toItem(Machine.CREATOR).attributes());
            newer.put("updatedAt", AttributeValue.text(Timestamps.print(clock.instant())));
            table.put(Item.of(item, newer));
            table.lag((key, since) -> key.equals(item) ? 1 : 0);
            clock.pass(60_000);
            a.engine.rejoin();
            assertEquals(0, a.sync(Machine.ALWAYS).conflicts());
            assertEquals(
                    AttributeValue.text("newer"),
                    Objects.requireNonNull(table.item(item)).get("title"));
        }
    }

    @Test
    void aMachineThatOnlyReadsIsNotForgotten() {
        try (Machine a = machine()) {
            a.sync(Machine.ALWAYS);
            ItemKey record = a.file.read(tables -> recordOf(tables));
            AttributeValue before = Objects.requireNonNull(table.item(record)).get("ttl");
            clock.pass(Duration.ofDays(100).toMillis());
            a.sync(Machine.NEVER);
            Item after = Objects.requireNonNull(table.item(record));
            assertEquals(AttributeValue.number(2), after.get("seq"));
            long more =
                    ((AttributeValue.N) Objects.requireNonNull(after.get("ttl")))
                                    .value()
                                    .longValue()
                            - ((AttributeValue.N) Objects.requireNonNull(before))
                                    .value()
                                    .longValue();
            assertEquals(Duration.ofDays(100).toSeconds(), more);
            a.sync(Machine.NEVER);
            assertEquals(
                    AttributeValue.number(2),
                    Objects.requireNonNull(table.item(record)).get("seq"));
        }
    }

    private static ItemKey recordOf(Tables tables) {
        return Keys.of(Machine.CREATOR, new EntityKey.SyncDevice(Fence.device(tables.state)));
    }
}
