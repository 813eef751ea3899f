package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.testing.FakeTable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A program that does not say when it wrote, between machines that do.
class UndatedWriteTest {
    private static final EntityKey CLIP = new EntityKey.Clip(ClipId.of("c"));
    private static final ItemKey KEY = Keys.of(Machine.CREATOR, CLIP);
    private static final long MINUTE = 60_000;

    private final SimClock clock = new SimClock(1_790_000_000_000L);
    private final FakeTable table = new FakeTable(clock);
    private @TempDir Path folder;
    private Machine a;
    private Machine b;

    @BeforeEach
    void bothHaveTheClip() {
        a = new Machine(folder.resolve("a.db"), table.as("a"), clock);
        b = new Machine(folder.resolve("b.db"), table.as("b"), clock);
        a.library.create(SyncEngineTest.clip("c", "T"));
        a.sync(Machine.ALWAYS);
        b.sync(Machine.ALWAYS);
    }

    @AfterEach
    void close() {
        a.close();
        b.close();
    }

    private void edit(Machine machine, String field, String text) {
        clock.pass(MINUTE);
        machine.library.update(CLIP, Change.set(field, AttributeValue.text(text)), Author.CREATOR);
    }

    private void web(Map<String, AttributeValue> set) {
        clock.pass(MINUTE);
        table.update(KEY, Change.set(set));
    }

    private String title() {
        return Objects.requireNonNull(
                        table.items(KEY.pk()).stream()
                                .filter(item -> item.key().equals(KEY))
                                .findFirst()
                                .orElseThrow()
                                .get("title"))
                .toString();
    }

    private List<ConflictNote.Rule> rules() {
        return new Conflicts(b.library, clock)
                .open().stream().map(each -> each.note().rule()).toList();
    }

    private void assertTheWebStands() {
        assertEquals(AttributeValue.text("W").toString(), title());
        assertEquals(List.of(ConflictNote.Rule.UNDATED), rules());
    }

    @Test
    void itDoesNotInheritTheDateOfAnotherAttribute() {
        edit(a, "hook", "H");
        a.sync(Machine.NEVER);
        edit(b, "title", "B");
        web(Map.of("title", AttributeValue.text("W")));
        b.sync(Machine.ALWAYS);
        assertTheWebStands();
    }

    @Test
    void itDoesNotInheritTheDateOfWhatItReplaced() {
        edit(a, "title", "A");
        a.sync(Machine.NEVER);
        edit(b, "title", "B");
        web(Map.of("title", AttributeValue.text("W")));
        b.sync(Machine.ALWAYS);
        assertTheWebStands();
    }

    @Test
    void itIsNotDatedByAnEditMadeOnTopOfIt() {
        web(Map.of("title", AttributeValue.text("W")));
        a.sync(Machine.ALWAYS);
        edit(a, "hook", "H");
        edit(b, "title", "B");
        a.sync(Machine.NEVER);
        b.sync(Machine.ALWAYS);
        assertTheWebStands();
    }

    @Test
    void whatMachinesWroteOneAfterTheOtherIsDated() {
        edit(a, "title", "A");
        a.sync(Machine.NEVER);
        edit(a, "hook", "H");
        a.sync(Machine.NEVER);
        edit(b, "title", "B");
        b.sync(Machine.ALWAYS);
        assertEquals(AttributeValue.text("B").toString(), title());
        assertEquals(List.of(ConflictNote.Rule.LATER), rules());
    }

    @Test
    void aStampOfItsOwnDatesIt() {
        edit(a, "hook", "H");
        a.sync(Machine.NEVER);
        edit(b, "title", "B");
        web(
                Map.of(
                        "title", AttributeValue.text("W"),
                        "updatedAt",
                                AttributeValue.text(
                                        Instant.ofEpochMilli(clock.millis()).toString())));
        b.sync(Machine.ALWAYS);
        assertEquals(AttributeValue.text("W").toString(), title());
        assertEquals(List.of(ConflictNote.Rule.LATER), rules());
    }
}
