package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.clips.Sha256;
import studio.truss.core.clips.captioning.CaptionAttribute;
import studio.truss.core.clips.rendering.ClipRenders;
import studio.truss.core.editing.ChapterEdit;
import studio.truss.core.editing.ClipEditor;
import studio.truss.core.library.Author;
import studio.truss.core.library.Proposal;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.TimeRange;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

class LibraryCommandsTest {
    private static final VideoId VIDEO = VideoId.of("video-1");

    @TempDir private Path folder;
    private Shell shell;
    private Path film;
    private String joke;
    private String goal;

    @BeforeEach
    void fill() throws IOException {
        shell = new Shell(folder.resolve("home"));
        film = Files.writeString(folder.resolve("talk.mp4"), "bytes of a film");
        try (AppGraph graph = shell.graph()) {
            graph.library().create(video(VIDEO, "talk.mp4", Sha256.ofFile(film)));
            var recorded =
                    graph.library()
                            .recordMoments(
                                    VIDEO,
                                    List.of(
                                            proposal(1_000, 21_000, "The joke", "91.5"),
                                            proposal(60_000, 90_000, "The goal", "40")));
            joke = recorded.get(0).clipId().value();
            goal = recorded.get(1).clipId().value();
        }
    }

    private static Asset video(VideoId id, String fileName, String sha256) {
        String now = "2026-11-22T07:17:19.123Z";
        return new Asset(
                id,
                "Talk",
                "local",
                fileName,
                sha256,
                15L,
                120_000L,
                640L,
                360L,
                "30/1",
                null,
                Asset.Status.ANALYZED,
                Set.of(),
                now,
                now);
    }

    private static Proposal proposal(long startMs, long endMs, String title, String score) {
        return new Proposal(
                TimeRange.of(startMs, endMs), title, new BigDecimal(score), null, 1L, null, "crop");
    }

    private @Nullable Item clip(String id) {
        try (AppGraph graph = shell.graph()) {
            return graph.library().get(new EntityKey.Clip(new ClipId(id)));
        }
    }

    private @Nullable AttributeValue attribute(String id, String name) {
        return Objects.requireNonNull(clip(id)).get(name);
    }

    @Test
    void libraryPrintsEveryItemAsCanonicalTypedJson() {
        Shell.Ran ran = shell.run("library", "--json");
        assertEquals(0, ran.code());
        List<Item> items = ran.lines().stream().map(Item::parse).toList();
        assertEquals(4, items.size());
        assertEquals(ran.lines(), items.stream().map(Item::toJson).toList());
        assertTrue(ran.out().contains("\"SK\":{\"S\":\"ASSET#video-1\"}"), ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void libraryWithoutJsonIsAListForAPerson() {
        Shell.Ran ran = shell.run("library");
        assertTrue(
                ran.out().contains(joke + "  PROPOSED   score 92   0:00:01.0    20.0 s  The joke"),
                ran.out());
        assertTrue(ran.out().contains("talk.mp4"), ran.out());
    }

    @Test
    void momentsAreFoundByFileIdNameAndTitle() throws IOException {
        Path renamed = Files.copy(film, folder.resolve("other name.mp4"));
        for (String typed : List.of(renamed.toString(), "video-1", "talk.mp4", "Talk")) {
            Shell.Ran ran = shell.run("moments", typed, "--json");
            assertEquals(0, ran.code(), ran.err());
            assertEquals(
                    List.of(clip(joke), clip(goal)),
                    ran.lines().stream().map(Item::parse).toList());
        }
    }

    @Test
    void chaptersThatTheCreatorMadeAreExportedAsYouTubeReadsThem() {
        try (AppGraph graph = shell.graph()) {
            ClipEditor editor =
                    new ClipEditor(
                            graph.library(),
                            new ClipRenders(graph.library().renderQueue(), () -> {}),
                            graph.cams(),
                            graph.clock());
            editor.chapters("c", VIDEO, new ChapterEdit.Add(0, "Intro"), 120_000);
            editor.chapters("c", VIDEO, new ChapterEdit.Add(60_000, "The goal"), 120_000);
            editor.chapters("c", VIDEO, new ChapterEdit.Add(20_000, "The boss"), 120_000);
        }
        Shell.Ran ran = shell.run("export", "talk.mp4", "--format", "chapters");
        assertEquals(List.of("0:00 Intro", "0:20 The boss", "1:00 The goal"), ran.lines());
    }

    @Test
    void momentsOfAnUnknownOrAmbiguousVideoAreRefusedInWords() {
        Shell.Ran unknown = shell.run("moments", "elsewhere.mp4");
        assertEquals(ExitCode.NO_INPUT_USABLE, unknown.code());
        assertTrue(unknown.err().contains("no video 'elsewhere.mp4'"), unknown.err());
        try (AppGraph graph = shell.graph()) {
            graph.library().create(video(VideoId.of("video-2"), "talk.mp4", "00"));
        }
        Shell.Ran two = shell.run("moments", "talk.mp4");
        assertEquals(ExitCode.USAGE, two.code());
        assertTrue(two.err().contains("video-1, video-2"), two.err());
        assertEquals(ExitCode.NOTHING_FOUND, shell.run("moments", "video-2").code());
    }

    @Test
    void setEditsWhatACreatorMayEditByItsType() {
        Shell.Ran ran =
                shell.run(
                        "set",
                        goal,
                        "title=A = B",
                        "startMs=61000",
                        "tags=funny, chat",
                        "layout=",
                        "crop={\"shots\":[{\"x\":1.5}]}");
        assertEquals(0, ran.code(), ran.err());
        Item edited = Objects.requireNonNull(clip(goal));
        assertEquals(AttributeValue.text("A = B"), edited.get("title"));
        assertEquals(AttributeValue.number(61_000), edited.get("startMs"));
        assertEquals(AttributeValue.Ss.of(List.of("chat", "funny")), edited.get("tags"));
        assertNull(edited.get("layout"));
        assertTrue(edited.toJson().contains("\"x\":{\"N\":\"1.5\"}"), edited.toJson());
    }

    @Test
    void anEditSurvivesALaterAnalysis() {
        shell.run("set", joke, "title=Mine");
        try (AppGraph graph = shell.graph()) {
            graph.library().recordMoments(VIDEO, List.of(proposal(1_500, 21_000, "Machine", "80")));
        }
        assertEquals(AttributeValue.text("Mine"), attribute(joke, "title"));
        assertEquals(AttributeValue.number(new BigDecimal("80")), attribute(joke, "viralityScore"));
    }

    @Test
    void setRefusesTheRestInWordsAndChangesNothing() {
        Item before = clip(joke);
        for (String edit :
                List.of(
                        "viralityScore=100",
                        "status=PUBLISHED",
                        "clipId=x",
                        "updatedAt=x",
                        "nonsense=1",
                        "startMs=1.5",
                        "startMs=-1",
                        "startMs=99000",
                        "endMs=120001",
                        "layout=nonsense",
                        "layout=split@soon",
                        "motion=wild",
                        "title=",
                        "crop=[1]",
                        "tags=,",
                        "title")) {
            Shell.Ran ran = shell.run("set", joke, edit);
            assertEquals(ExitCode.USAGE, ran.code(), edit);
            assertTrue(ran.err().startsWith("truss: "), ran.err());
            assertFalse(ran.err().contains("internal error"), edit + ": " + ran.err());
        }
        assertEquals(before, clip(joke));
        assertEquals(ExitCode.NO_INPUT_USABLE, shell.run("set", "no-such", "title=x").code());
    }

    @Test
    void decisionsMoveEachClipAndNameThoseTheyCannot() {
        assertEquals(0, shell.run("approve", joke, goal).code());
        assertEquals(AttributeValue.text("APPROVED"), attribute(joke, "status"));
        Shell.Ran some = shell.run("reject", joke, "no-such");
        assertEquals(ExitCode.SOME_FAILED, some.code());
        assertTrue(some.err().contains("no-such"), some.err());
        assertEquals(AttributeValue.text("REJECTED"), attribute(joke, "status"));
        assertEquals(0, shell.run("delete", goal).code());
        assertNull(clip(goal));
        assertEquals(ExitCode.NO_INPUT_USABLE, shell.run("delete", goal).code());
    }

    @Test
    void approvingWhatIsRenderedTakesNothingBack() {
        try (AppGraph graph = shell.graph()) {
            for (String status : List.of("RENDERING", "RENDERED")) {
                graph.library()
                        .update(
                                new EntityKey.Clip(new ClipId(joke)),
                                Change.set("status", AttributeValue.text(status)),
                                Author.MACHINE);
            }
        }
        Shell.Ran ran = shell.run("approve", joke);
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains("RENDERED"), ran.err());
        assertEquals(AttributeValue.text("RENDERED"), attribute(joke, "status"));
    }

    @Test
    void aDataFolderThatCannotBeMadeIsSaidWithoutJavasNames() throws IOException {
        Path file = Files.writeString(folder.resolve("no folder"), "a file");
        Shell.Ran ran = new Shell(file.resolve("home")).run("library");
        assertEquals(ExitCode.NO_INPUT_USABLE, ran.code(), ran.err());
        assertFalse(ran.err().contains("Exception"), ran.err());
        assertTrue(ran.err().contains("TRUSS_HOME"), ran.err());
    }

    @Test
    void aQueryFindsItemsInItsOrder() {
        Shell.Ran ran = shell.run("query", "viralityScore > 30 order by viralityScore", "--json");
        assertEquals(0, ran.code(), ran.err());
        assertEquals(
                List.of(clip(goal), clip(joke)), ran.lines().stream().map(Item::parse).toList());
        Shell.Ran none = shell.run("query", "viralityScore", ">", "99");
        assertEquals(0, none.code());
        assertEquals("", none.out());
    }

    @Test
    void aQueryThatIsNoneIsMarkedWhereItIsWrong() {
        Shell.Ran ran = shell.run("query", "viralityScore > 30 and scor = 1");
        assertEquals(ExitCode.USAGE, ran.code());
        List<String> said = ran.err().lines().toList();
        assertTrue(said.get(0).contains("'scor'"), ran.err());
        assertEquals(said.get(1).indexOf("scor ="), said.get(2).indexOf('^'), ran.err());
    }

    @Test
    void aLibraryThatCannotBeReadIsASentence() throws IOException {
        try (var files = Files.list(folder.resolve("home/libraries"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".db")).toList()) {
                Files.writeString(file, "This is a diary, not a database.\n".repeat(100));
            }
        }
        Shell.Ran ran = shell.run("library");
        assertEquals(ExitCode.NO_INPUT_USABLE, ran.code());
        assertTrue(ran.err().contains("left as it is"), ran.err());
        assertEquals(1, ran.err().lines().count());
    }

    @Test
    void exportsTheApprovedClipsOrThoseThatAreNamed() {
        Shell.Ran none = shell.run("export", "talk.mp4", "--format", "csv");
        assertEquals(ExitCode.NOTHING_FOUND, none.code(), none.err());
        assertTrue(none.err().contains("approve"), none.err());

        shell.run("approve", joke);
        Shell.Ran approved = shell.run("export", "talk.mp4", "--format", "csv");
        assertEquals(ExitCode.DONE, approved.code(), approved.err());
        assertTrue(approved.out().contains("The joke,"), approved.out());
        assertFalse(approved.out().contains("The goal"), approved.out());

        Shell.Ran named = shell.run("export", goal, "--format", "edl", "--handles", "1.5");
        assertTrue(named.out().contains("00:00:58:15 00:01:31:15"), named.out());
    }

    @Test
    void exportSaysWhatItCannotDo() {
        Shell.Ran format = shell.run("export", "talk.mp4", "--format", "mov");
        assertEquals(ExitCode.USAGE, format.code());
        assertTrue(format.err().contains("otio"), format.err());

        Shell.Ran subtitles = shell.run("export", "talk.mp4", "--format", "srt");
        assertEquals(ExitCode.NOTHING_FOUND, subtitles.code());
        assertTrue(subtitles.err().contains("transcript"), subtitles.err());

        Shell.Ran unknown = shell.run("export", joke, "no-such", "--format", "csv");
        assertEquals(ExitCode.USAGE, unknown.code(), unknown.err());
    }

    @Test
    void strongWordsAreMaskedInSubtitlesWhereThatIsAsked() throws IOException {
        Path film = Files.writeString(folder.resolve("masked.mp4"), "as good as a film");
        Path said = folder.resolve("said.srt");
        Files.writeString(said, "1\n00:00:01,000 --> 00:00:03,000\nWell, shit. First class.\n");
        assertEquals(0, shell.run("transcript", film.toString(), said.toString()).code());

        String plain = shell.run("export", film.toString(), "--format", "srt").out();
        assertTrue(plain.contains("Well, shit. First class."), plain);
        Shell.Ran masked =
                shell.run("export", film.toString(), "--format", "srt", "--mask-profanity");
        assertTrue(masked.out().contains("Well, s***. First class."), masked.out());
        Shell.Ran kept = shell.run("transcript", film.toString());
        assertTrue(kept.out().contains("Well, shit."), kept.out());
    }

    @Test
    void aClipsCaptionsAreMaskedByAWord() {
        Shell.Ran set = shell.run("set", joke, "captions=mask,upper");
        assertEquals(0, set.code(), set.err());
        assertTrue(
                CaptionAttribute.read(Objects.requireNonNull(clip(joke)).get("captions")).masked());
    }

    /// What another program may have left in the table, and a sync brought here.
    private void overwrite(String clip, String json) throws SQLException {
        Path file;
        try (AppGraph graph = shell.graph()) {
            file = graph.libraries().file(graph.libraries().current());
        }
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                PreparedStatement update =
                        database.prepareStatement("UPDATE item SET overlay = ? WHERE sk = ?")) {
            update.setString(1, json);
            update.setString(2, "CLIP#" + clip);
            assertEquals(1, update.executeUpdate());
        }
    }

    @Test
    void anotherProgramsOddClipsEndNoCommand() throws SQLException {
        assertEquals(0, shell.run("approve", joke, goal).code());
        String turned = TypedJson.print(Objects.requireNonNull(clip(goal)).attributes());
        overwrite(
                joke,
                """
                {"startMs":{"N":"9E125"},"endMs":{"N":"-1"},"tags":{"NS":["1"]},
                 "videoId":{"S":"video-1"},"status":{"S":"PROPOSED"}}\
                """);
        overwrite(goal, turned.replace("\"90000\"", "\"-1\""));
        for (String format : List.of("edl", "csv", "srt")) {
            for (String id : List.of(joke, goal)) {
                Shell.Ran ran = shell.run("export", id, "--format", format);
                assertEquals(ExitCode.NO_INPUT_USABLE, ran.code(), ran.err());
                assertTrue(ran.err().contains("CLIP#" + joke) || id.equals(goal), ran.err());
            }
        }
        Shell.Ran whole = shell.run("export", "talk.mp4", "--format", "edl", "--all");
        assertEquals(ExitCode.NOTHING_FOUND, whole.code(), whole.err());
        assertEquals(0, shell.run("library").code());
        assertEquals(0, shell.run("library", "--json").code());
        assertEquals(0, shell.run("moments", "talk.mp4").code());
        Shell.Ran approve = shell.run("approve", joke);
        assertEquals(ExitCode.NO_INPUT_USABLE, approve.code(), approve.err());
        assertFalse(approve.err().contains("0".repeat(30)), approve.err());
        assertEquals(ExitCode.NO_INPUT_USABLE, shell.run("render", joke, goal).code());
    }
}
