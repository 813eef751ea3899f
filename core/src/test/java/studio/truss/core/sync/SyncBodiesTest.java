package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.bodies.LargeBodies;
import studio.truss.core.sync.bodies.MemoryShelf;
import studio.truss.core.testing.FakeTable;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/// Items over the table's limit, from one machine to another.
class SyncBodiesTest {
    private static final EntityKey KEY = new EntityKey.Clip(ClipId.of("big"));

    private final SimClock clock = new SimClock(1_790_000_000_000L);
    private final FakeTable table = new FakeTable(clock);
    private final MemoryShelf shelf = new MemoryShelf();
    private @TempDir Path folder;

    private Machine machine(String name) {
        AtomicReference<Machine> own = new AtomicReference<>();
        Machine machine =
                new Machine(
                        folder.resolve(name + ".db"),
                        table.as(name),
                        clock,
                        store ->
                                new LargeBodies(
                                        store,
                                        shelf,
                                        key -> own.get().library.get(Keys.read(key))));
        own.set(machine);
        return machine;
    }

    private static void describe(Machine machine, String text) {
        machine.library.update(
                KEY, Change.set("description", AttributeValue.text(text)), Author.CREATOR);
    }

    private static @Nullable AttributeValue description(Machine machine) {
        Item item = machine.library.get(KEY);
        return item == null ? null : item.get("description");
    }

    @Test
    void itemOverTheLimitIsSentAndComesDownOnAnotherMachine() {
        String first = "x".repeat(900 * 1024);
        String second = "y".repeat(900 * 1024);
        try (Machine a = machine("a");
                Machine b = machine("b")) {
            a.library.create(SyncEngineTest.clip("big", "title"));
            describe(a, first);
            SyncReport sent = a.sync(Machine.ALWAYS);
            assertEquals(0, sent.parked());
            assertEquals(0, sent.pending());
            assertTrue(sent.meter().wru() < 20, "what is sent is small: " + sent.meter());
            b.sync(Machine.ALWAYS);
            assertEquals(AttributeValue.text(first), description(b));
            describe(b, second);
            assertEquals(0, b.sync(Machine.NEVER).pending());
            a.sync(Machine.NEVER);
            assertEquals(AttributeValue.text(second), description(a));
            int gets = shelf.gets;
            a.sync(Machine.ALWAYS);
            b.sync(Machine.ALWAYS);
            assertEquals(gets, shelf.gets, "a sweep fetches nothing that is here");
        }
    }

    @Test
    void twoMachinesThatChangeALargeTextKeepBoth() {
        try (Machine a = machine("a");
                Machine b = machine("b")) {
            a.library.create(SyncEngineTest.clip("big", "title"));
            a.sync(Machine.ALWAYS);
            b.sync(Machine.ALWAYS);
            describe(a, "a".repeat(100_000));
            a.sync(Machine.NEVER);
            clock.pass(1_000);
            describe(b, "b".repeat(100_000));
            SyncReport report = b.sync(Machine.NEVER);
            assertEquals(0, report.pending());
            assertEquals(1, report.conflicts());
            a.sync(Machine.NEVER);
            assertEquals(description(b), description(a));
        }
    }

    @Test
    void shelfThatIsAwayIsOfflineAndLosesNothing() {
        try (Machine a = machine("a")) {
            a.library.create(SyncEngineTest.clip("big", "title"));
            describe(a, "x".repeat(900 * 1024));
            shelf.away = true;
            SyncReport report = a.sync(Machine.ALWAYS);
            assertEquals(SyncStop.OFFLINE, report.stop());
            assertTrue(report.pending() > 0);
            shelf.away = false;
            clock.pass(600_000);
            assertEquals(0, a.sync(Machine.ALWAYS).pending());
        }
    }
}
