package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import studio.truss.core.library.Author;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.testing.FakeTable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Another program made something else of an attribute that the library knows.
class ForeignTypeTest {
    private static final EntityKey CLIP = new EntityKey.Clip(ClipId.of("c"));
    private static final AttributeValue TAGS =
            new AttributeValue.L(List.of(AttributeValue.text("web")));

    private final SimClock clock = new SimClock(1_790_000_000_000L);
    private final FakeTable table = new FakeTable(clock);
    private @TempDir Path folder;

    private Machine machine() {
        Machine machine = new Machine(folder.resolve("a.db"), table.as("a"), clock);
        machine.library.create(SyncEngineTest.clip("c", "T"));
        machine.sync(Machine.ALWAYS);
        table.update(
                Keys.of(Machine.CREATOR, CLIP),
                Change.set(
                        Map.of(
                                "title",
                                AttributeValue.number(5),
                                "startMs",
                                AttributeValue.text("ten"),
                                "hook",
                                new AttributeValue.Null(),
                                "tags",
                                TAGS)));
        machine.sync(Machine.ALWAYS);
        return machine;
    }

    private static List<Change> edits() {
        return List.of(
                Change.set("title", AttributeValue.text("mine")),
                Change.set("startMs", AttributeValue.number(10)),
                Change.set("tags", AttributeValue.Ss.of(List.of("mine"))),
                Change.remove("tags"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void itIsNotOverwritten(Change edit) {
        try (Machine a = machine()) {
            LibraryException e =
                    assertThrows(
                            LibraryException.class,
                            () -> a.library.update(CLIP, edit, Author.CREATOR));
            assertEquals(LibraryException.Problem.REFUSED, e.problem());
            String words = String.valueOf(e.getMessage());
            assertTrue(words.contains("another program"), words);
            assertEquals(0, a.sync(Machine.ALWAYS).pushed());
        }
    }

    @Test
    void anAnalysisLeavesItAndWritesTheRest() {
        try (Machine a = machine()) {
            Item after =
                    a.library.update(
                            CLIP,
                            Change.set(
                                    Map.of(
                                            "title", AttributeValue.text("found"),
                                            "viralityScore", AttributeValue.number(7))),
                            Author.MACHINE);
            assertEquals(AttributeValue.number(5), after.get("title"));
            assertEquals(AttributeValue.number(7), after.get("viralityScore"));
        }
    }

    @Test
    void whatWasOnlyEmptiedIsWritten() {
        try (Machine a = machine()) {
            a.library.update(CLIP, Change.set("hook", AttributeValue.text("mine")), Author.CREATOR);
            a.sync(Machine.ALWAYS);
            Item there = Objects.requireNonNull(table.item(Keys.of(Machine.CREATOR, CLIP)));
            assertEquals(AttributeValue.text("mine"), there.get("hook"));
        }
    }
}
