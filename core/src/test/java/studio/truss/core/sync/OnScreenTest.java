package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.jspecify.annotations.Nullable;
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
import studio.truss.core.testing.FakeTable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// What somebody looks at is read once more.
class OnScreenTest {
    private static final String PK = Keys.partition(Machine.CREATOR);

    private final SimClock clock = new SimClock(1_790_000_000_000L);
    private final FakeTable table = new FakeTable(clock);
    private @TempDir Path folder;

    private Machine mirrored(int clips) {
        Machine machine = new Machine(folder.resolve("a.db"), table.as("a"), clock);
        for (int i = 0; i < clips; i++) {
            machine.library.create(SyncEngineTest.clip("c" + i, "first"));
        }
        machine.sync(Machine.ALWAYS);
        assertEquals(0, machine.library.pendingChanges());
        return machine;
    }

    private static EntityKey key(int i) {
        return new EntityKey.Clip(ClipId.of("c" + i));
    }

    private static List<EntityKey> keys(int count) {
        List<EntityKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(key(i));
        }
        return keys;
    }

    /// The web product writes as it does: a plain item, without a word to anybody.
    private void web(int i, String title) {
        ItemKey key = Keys.of(Machine.CREATOR, key(i));
        Item before =
                table.items(PK).stream().filter(x -> x.key().equals(key)).findFirst().orElseThrow();
        TreeMap<String, AttributeValue> attributes = new TreeMap<>(before.attributes());
        attributes.put("title", AttributeValue.text(title));
        table.put(new Item(key, attributes));
    }

    private static @Nullable AttributeValue title(Machine machine, int i) {
        Item item = machine.library.get(key(i));
        return item == null ? null : item.get("title");
    }

    @Test
    void aChangeByTheWebProductShowsAtOnceForAUnitAnItem() {
        try (Machine machine = mirrored(3)) {
            web(1, "by the web");
            double spent = MirrorStatus.of(machine.library).rru();
            double before = table.meter().rru();
            SyncReport report = machine.engine.refresh(keys(3));
            assertEquals(AttributeValue.text("by the web"), title(machine, 1));
            assertEquals(1, report.pulled());
            assertNull(report.stop());
            assertEquals(3.0, table.meter().rru() - before);
            assertEquals(3.0, MirrorStatus.of(machine.library).rru() - spent);
        }
    }

    @Test
    void anEditThatWaitsIsMergedWithIt() {
        try (Machine machine = mirrored(1)) {
            machine.library.update(
                    key(0), Change.set("hook", AttributeValue.text("mine")), Author.CREATOR);
            web(0, "by the web");
            machine.engine.refresh(keys(1));
            assertEquals(AttributeValue.text("by the web"), title(machine, 0));
            Item shown = machine.library.get(key(0));
            assertNotNull(shown);
            assertEquals(AttributeValue.text("mine"), shown.get("hook"));
            assertEquals(1, machine.library.pendingChanges());
        }
    }

    @Test
    void oneThatIsGoneGoesHereToo() {
        try (Machine machine = mirrored(3)) {
            table.delete(Keys.of(Machine.CREATOR, key(1)));
            machine.engine.refresh(keys(3));
            assertNull(machine.library.get(key(1)));
            assertNotNull(machine.library.get(key(0)));
        }
    }

    @Test
    void ofATableThatForgotThisMachineNothingIsTakenForDeleted() {
        try (Machine machine = mirrored(6)) {
            table.items(PK).forEach(item -> table.delete(item.key()));
            machine.engine.refresh(keys(2));
            assertNotNull(machine.library.get(key(0)));
            machine.sync(Machine.NEVER);
            assertNotNull(machine.library.get(key(0)), "the creator is asked");
        }
    }

    @Test
    void manyThatAreGoneAtOnceAreLeftToTheSweep() {
        try (Machine machine = mirrored(12)) {
            for (int i = 0; i < 12; i++) {
                table.delete(Keys.of(Machine.CREATOR, key(i)));
            }
            assertEquals(0, machine.engine.refresh(keys(12)).pulled());
            assertNotNull(machine.library.get(key(0)));
            assertEquals(SyncStop.MUCH_MISSING, machine.sync(Machine.NEVER).stop());
            assertNotNull(machine.library.get(key(0)));
        }
    }

    @Test
    void aHundredAtMostAreReadAndWhatIsNowhereCostsNothingMore() {
        try (Machine machine = mirrored(1)) {
            double before = table.meter().rru();
            long requests = table.meter().requests();
            machine.engine.refresh(keys(150));
            assertEquals(1, table.meter().requests() - requests);
            assertEquals(100.0, table.meter().rru() - before);
            assertNull(machine.library.get(key(149)));
        }
    }
}
