package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

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
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.testing.FakeTable;

import java.nio.file.Path;
import java.util.Objects;

/// What keeps a change waiting, and that it does not wait for ever.
class HoldUpTest {
    private static final long HOUR = 3_600_000;
    private static final EntityKey C = new EntityKey.Clip(ClipId.of("c"));
    private static final ItemKey KEY = Keys.of(Machine.CREATOR, C);

    private final SimClock clock = new SimClock(1_790_000_000_000L);
    private final SimClock wall = clock.wrong(0);
    private final FakeTable table = new FakeTable(clock);
    private @TempDir Path folder;

    private Machine machine() {
        return new Machine(folder.resolve("a.db"), table.as("a"), wall);
    }

    private static void set(Machine machine, String field, String text) {
        machine.library.update(C, Change.set(field, AttributeValue.text(text)), Author.CREATOR);
    }

    private void web(String field, String text) {
        table.update(KEY, Change.set(field, AttributeValue.text(text)));
    }

    private AttributeValue there(String field) {
        return Objects.requireNonNull(Objects.requireNonNull(table.item(KEY)).get(field));
    }

    @Test
    void aPartitionThatIsNewerIsStillReadWhileChangesWait() {
        try (Machine a = machine()) {
            a.library.create(SyncEngineTest.clip("c", "first"));
            a.sync(Machine.ALWAYS);
            ItemKey profile = Keys.of(Machine.CREATOR, new EntityKey.Profile());
            table.update(profile, Change.set("schemaVersion", AttributeValue.number(2)));
            a.sync(Machine.ALWAYS);
            set(a, "title", "waits");
            web("hook", "from there");
            assertEquals(SyncStop.NEWER, a.sync(Machine.ALWAYS).stop());
            Item here = Objects.requireNonNull(a.library.get(C));
            assertEquals(AttributeValue.text("from there"), here.get("hook"));
            table.update(profile, Change.set("schemaVersion", AttributeValue.number(1)));
            assertEquals(0, a.sync(Machine.ALWAYS).pending());
            assertEquals(AttributeValue.text("waits"), there("title"));
        }
    }

    @Test
    void whoseThePartitionIsIsLookedAtBeforeAnythingIsSent() {
        try (Machine a = machine()) {
            a.library.create(SyncEngineTest.clip("c", "first"));
            a.sync(Machine.ALWAYS);
            ItemKey profile = Keys.of(Machine.CREATOR, new EntityKey.Profile());
            table.update(profile, Change.set("userId", AttributeValue.text("somebody-else")));
            set(a, "title", "second");
            SyncReport report = a.sync(Machine.NEVER);
            assertEquals(SyncStop.OTHER_CREATOR, report.stop());
            assertEquals(0, report.pushed());
            assertEquals(1, report.pending());
            assertEquals(AttributeValue.text("first"), there("title"));
        }
    }

    @Test
    void howNewThePartitionIsIsLookedAtBeforeAnythingIsSent() {
        try (Machine a = machine()) {
            a.library.create(SyncEngineTest.clip("c", "first"));
            a.sync(Machine.ALWAYS);
            ItemKey profile = Keys.of(Machine.CREATOR, new EntityKey.Profile());
            table.update(profile, Change.set("schemaVersion", AttributeValue.number(99)));
            set(a, "title", "second");
            SyncReport report = a.sync(Machine.NEVER);
            assertEquals(SyncStop.NEWER, report.stop());
            assertEquals(1, report.pending());
            assertEquals(AttributeValue.text("first"), there("title"));
        }
    }

    @Test
    void aClockThatWasSetBackHoldsUpNoSweep() {
        try (Machine a = machine()) {
            a.library.create(SyncEngineTest.clip("c", "first"));
            a.sync(Machine.ALWAYS);
            wall.jump(-3 * HOUR);
            web("hook", "from there");
            a.sync(HOUR);
            assertEquals(
                    AttributeValue.text("from there"),
                    Objects.requireNonNull(a.library.get(C)).get("hook"));
        }
    }

    @Test
    void aClockThatWasSetBackHoldsUpNoChange() {
        try (Machine a = machine()) {
            a.library.create(SyncEngineTest.clip("c", "first"));
            a.sync(Machine.ALWAYS);
            set(a, "title", "second");
            // as after a request that the table had no room for
            a.file.write(tables -> {
                PendingOp op = tables.ops.of(KEY).getFirst();
                tables.ops.put(op.notBefore(wall.millis() + 60_000));
                return op;
            });
            assertEquals(1, a.sync(Machine.NEVER).pending());
            wall.jump(-3 * HOUR);
            assertEquals(0, a.sync(Machine.NEVER).pending());
        }
    }

    @Test
    void anEditThatMakesAnItemFitGoesWithTheOneThatDidNot() {
        try (Machine a = machine()) {
            a.library.create(SyncEngineTest.clip("c", "first"));
            a.sync(Machine.ALWAYS);
            set(a, "description", "x".repeat(300 * 1024));
            // a request has carried it, so that the next edit is a change of its own
            a.file.write(tables -> {
                PendingOp op = tables.ops.of(KEY).getFirst();
                tables.ops.put(op.attempted().in(PendingOp.State.PENDING, null));
                return op;
            });
            set(a, "description", "short");
            web("bulk", "y".repeat(150 * 1024));
            a.sync(Machine.ALWAYS);
            SyncReport report = a.sync(Machine.ALWAYS);
            assertEquals(0, report.pending());
            assertEquals(0, report.parked());
            assertEquals(AttributeValue.text("short"), there("description"));
            assertNotNull(there("bulk"));
        }
    }
}
