package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.library.LibraryIndex.ClipOrder;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.query.Query;
import studio.truss.core.sync.merge.ConflictNote;
import studio.truss.core.sync.merge.ConflictNote.Rule;
import studio.truss.core.sync.sqlite.BaseTable;
import studio.truss.core.sync.sqlite.ConflictTable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Conflicts and cloud items of others, as a terminal shows them.
class ConflictsCommandTest {
    private static final String ESCAPES = "\u001b[2J\u001b]0;owned\u0007\u202e" + "x".repeat(9_000);

    private static final String CLIP = "01JD7Q0000000000000000CLP1";

    @TempDir private Path folder;
    private Shell shell;
    private CreatorId creator;

    @BeforeEach
    void open() {
        shell = new Shell(folder);
        try (AppGraph graph = shell.graph()) {
            creator = graph.library().creator();
        }
    }

    private void cloudsItem(String attributes) {
        String clipId = "\"clipId\":{\"S\":\"%s\"},".formatted(CLIP);
        cloudsItem("CLIP#" + CLIP, clipId + attributes);
    }

    private void cloudsItem(String sk, String attributes) {
        try (AppGraph graph = shell.graph()) {
            String keys =
                    "{\"PK\":{\"S\":\"%s\"},\"SK\":{\"S\":\"%s\"},"
                            .formatted(Keys.partition(creator), sk);
            Item item = Item.parse(keys + attributes + "}");
            graph.library()
                    .database()
                    .write(session -> {
                        new BaseTable(session).put(item.key(), item, List.of());
                        return item;
                    });
        }
    }

    private void conflict(
            String field, @Nullable AttributeValue mine, @Nullable AttributeValue theirs) {
        try (AppGraph graph = shell.graph()) {
            ItemKey key = new ItemKey(Keys.partition(creator), "CLIP#" + CLIP);
            graph.library()
                    .database()
                    .write(session -> {
                        new ConflictTable(session)
                                .add(
                                        new ConflictNote(
                                                key,
                                                field,
                                                null,
                                                mine,
                                                theirs,
                                                true,
                                                Rule.FURTHEST,
                                                true,
                                                "01JD7Q00000000000000000000"),
                                        graph.clock().millis());
                        return field;
                    });
        }
    }

    @Test
    void statesSetsAndTimesAreReadAsWords() {
        conflict("status", AttributeValue.text("APPROVED"), AttributeValue.text("REJECTED"));
        conflict("tags", AttributeValue.Ss.of(List.of("fight", "boss")), null);
        conflict(
                "startMs", AttributeValue.number(61_500), AttributeValue.Ns.of(List.of("10", "9")));
        String out = shell.run("conflicts").out();
        assertTrue(out.contains("mine:   approved"), out);
        assertTrue(out.contains("theirs: rejected"), out);
        assertTrue(out.contains("mine:   boss, fight"), out);
        assertTrue(out.contains("mine:   0:01:01.5"), out);
        assertTrue(out.contains("theirs: 9, 10"), out);
        assertFalse(out.contains("{"), out);
    }

    @Test
    void textOfTheCloudCommandsNoTerminalAndStaysExactInJson() {
        conflict("title", AttributeValue.text(ESCAPES), AttributeValue.text("שלום"));
        String out = shell.run("conflicts").out();
        assertFalse(out.contains("\u001b") || out.contains("\u202e"), out);
        assertTrue(out.contains("\"\u2068שלום\u2069\""), out);
        assertTrue(out.lines().allMatch(line -> line.length() < 200), out);
        String json = shell.run("conflicts", "--json").out();
        assertTrue(json.contains("\\u001B[2J\\u001B]0;owned\\u0007"), json);
        assertTrue(json.contains("x".repeat(9_000)), json);
    }

    @Test
    void titlesOfTheCloudCommandNoTerminalInLists() {
        cloudsItem("\"startMs\":{\"N\":\"1000\"},\"title\":{\"S\":\"a\\u001B[2Jb\\u202ec\"}");
        String out = shell.run("query", "startMs > 0").out();
        assertTrue(out.contains("a\ufffd[2Jbc"), out);
        String json = shell.run("query", "startMs > 0", "--json").out();
        assertTrue(json.contains("a\\u001B[2Jb\u202ec"), json);
    }

    @Test
    void idsAndNumbersOfOtherProgramsStayInTheirLine() {
        cloudsItem(
                "ASSET#\ud83d\ude00\\n\\\"'x",
                "\"title\":{\"S\":\"n\\u0000l\"},\"durationMs\":{\"N\":\"1e125\"}");
        cloudsItem("\"title\":{\"S\":\"T\"},\"viralityScore\":{\"N\":\"1e125\"}");
        List<String> lines = shell.run("library").lines();
        assertTrue(
                lines.stream()
                        .anyMatch(line ->
                                line.startsWith("video  \ud83d\ude00 \"'x  ")
                                        && line.endsWith("n\ufffdl")),
                lines.toString());
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("score 1E+125")), lines.toString());
    }

    @Test
    void twoCutsAreReadAsTimes() {
        conflict(
                ConflictNote.CUT,
                AttributeValue.M.of(
                        Map.of(
                                "startMs", AttributeValue.number(0),
                                "endMs", AttributeValue.number(12_000))),
                AttributeValue.M.of(
                        Map.of(
                                "startMs", AttributeValue.number(15_000),
                                "endMs", AttributeValue.number(20_000))));
        String out = shell.run("conflicts").out();
        assertTrue(out.contains("mine:   0:00:00.0 to 0:00:12.0"), out);
        assertTrue(out.contains("theirs: 0:00:15.0 to 0:00:20.0"), out);
    }

    @Test
    void aClipThatEndsBeforeItStartsIsSaidToBeDamaged() {
        cloudsItem(
                "\"videoId\":{\"S\":\"v\"},\"startMs\":{\"N\":\"9000\"},\"endMs\":{\"N\":\"5000\"},"
                    + "\"title\":{\"S\":\"A\"},\"viralityScore\":{\"N\":\"1\"},"
                    + "\"status\":{\"S\":\"APPROVED\"},\"createdAt\":{\"S\":\"2026-11-22T07:17:19Z\"}");
        Shell.Ran ran = shell.run("query", "startMs > 0");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("damaged: it ends before it starts"), ran.out());
        for (String command : List.of("export", "render")) {
            String[] words =
                    command.equals("export")
                            ? new String[] {"export", CLIP, "--format", "csv"}
                            : new String[] {"render", CLIP};
            ran = shell.run(words);
            assertEquals(ExitCode.NO_INPUT_USABLE, ran.code(), ran.err());
            assertTrue(ran.err().contains("ends before it starts"), ran.err());
        }
        try (AppGraph graph = shell.graph()) {
            assertEquals(
                    List.of(),
                    graph.library().index().clipsOf(Query.parse("startMs > 0"), ClipOrder.BEST, 9));
        }
    }
}
