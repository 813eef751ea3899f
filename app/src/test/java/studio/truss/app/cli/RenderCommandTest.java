package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.clips.Sha256;
import studio.truss.core.library.Proposal;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.entity.Chapters.Chapter;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.ChapterMark;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.TimeRange;
import studio.truss.core.testing.Footage;
import studio.truss.core.testing.ProbedChapters;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Renders of stored clips, through real workers.
@Tag("long")
class RenderCommandTest {
    private static final VideoId VIDEO = VideoId.of("video-1");

    @TempDir private Path folder;
    private Shell shell;
    private Path film;
    private String clip;

    @BeforeEach
    void fill() throws IOException {
        shell = new Shell(folder.resolve("home"));
        film =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .sound("sine=f=440:r=48000")
                        .seconds(3)
                        .write(folder.resolve("film.mp4"));
        String now = "2026-11-22T07:17:19.123Z";
        try (AppGraph graph = shell.graph()) {
            graph.library()
                    .create(
                            new Asset(
                                    VIDEO,
                                    "film",
                                    "local",
                                    "film.mp4",
                                    Sha256.ofFile(film),
                                    1L,
                                    3_000L,
                                    320L,
                                    180L,
                                    "25/1",
                                    null,
                                    Asset.Status.ANALYZED,
                                    Set.of(),
                                    now,
                                    now));
            graph.library().sourceSeen(VIDEO, SourceFile.of(film));
            clip =
                    graph.library()
                            .recordMoments(
                                    VIDEO,
                                    List.of(
                                            new Proposal(
                                                    TimeRange.of(0, 2_000),
                                                    "It",
                                                    BigDecimal.TEN,
                                                    null,
                                                    1L,
                                                    null,
                                                    "crop")))
                            .getFirst()
                            .clipId()
                            .value();
        }
    }

    private Shell.Ran render(String... more) {
        List<String> args = new ArrayList<>(List.of("render", clip));
        args.addAll(List.of("--out", folder.resolve("out").toString()));
        args.addAll(List.of("--size", "source", "--quality", "draft"));
        args.addAll(List.of(more));
        return shell.run(args.toArray(String[]::new));
    }

    private List<Path> made() throws IOException {
        try (var files = Files.list(folder.resolve("out"))) {
            return files.toList();
        }
    }

    @Test
    void aClipIsRenderedAsTheCreatorEditedIt() throws IOException {
        assertEquals(0, shell.run("set", clip, "startMs=1000", "endMs=1800", "layout=fit").code());
        Shell.Ran ran = render();
        assertEquals(0, ran.code(), ran.err());
        assertEquals(1, made().size(), made().toString());
        try (AppGraph graph = shell.graph()) {
            if (graph.engine().probe(made().getFirst())
                    instanceof ProbeResult.Usable(MediaInfo info)) {
                assertTrue(Math.abs(info.durationMs() - 800) <= 60, info.toString());
            } else {
                throw new AssertionError("not usable: " + made());
            }
            assertEquals(
                    AttributeValue.text("RENDERED"),
                    Objects.requireNonNull(
                                    graph.library().get(new EntityKey.Clip(new ClipId(clip))))
                            .get("status"));
        }
    }

    @Test
    void aLayoutThatNeedsANewLookIsFramedAndRecordedWithItsReason() {
        Shell.Ran split = shell.run("set", clip, "layout=split");
        assertEquals(0, split.code(), split.err());
        assertTrue(split.err().contains("split was asked for, but there is nobody"), split.err());
        assertEquals(AttributeValue.text("crop"), attribute("layout"));
        Shell.Ran one = shell.run("set", clip, "title=Mine", "layout=fit@0.5s", "motion=lively");
        assertEquals(0, one.code(), one.err());
        assertEquals(AttributeValue.text("fit"), attribute("layout"));
        assertEquals(AttributeValue.text("Mine"), attribute("title"));
        assertTrue(String.valueOf(attribute("crop")).contains("chosen by you"));
        assertEquals(ExitCode.USAGE, shell.run("set", clip, "layout=fit@soon").code());
        assertEquals(ExitCode.USAGE, shell.run("set", clip, "motion=wild").code());
    }

    @Test
    void withoutTheVideoOnlyWhatNeedsNoLookCanBeSet() throws IOException {
        Files.delete(film);
        Shell.Ran split = shell.run("set", clip, "title=Not", "layout=split");
        assertEquals(ExitCode.NO_INPUT_USABLE, split.code());
        assertTrue(split.err().contains("looked at again"), split.err());
        assertEquals(AttributeValue.text("It"), attribute("title"));
        assertEquals(0, shell.run("set", clip, "layout=blur").code());
        assertEquals(AttributeValue.text("blur"), attribute("layout"));
    }

    private void twoChapters() {
        try (AppGraph graph = shell.graph()) {
            graph.library()
                    .create(
                            new Chapters(
                                    VIDEO,
                                    List.of(
                                            new Chapter(0, "One", null),
                                            new Chapter(1_200, "Two", null)),
                                    null,
                                    null));
        }
    }

    @Test
    void chaptersWithinAClipAreWrittenIntoItWhereAsked() throws IOException {
        twoChapters();
        Shell.Ran plain = render();
        assertEquals(0, plain.code(), plain.err());
        assertEquals(List.of(), ProbedChapters.of(made().getFirst()));
        Shell.Ran chaptered = render("--chapters");
        assertEquals(0, chaptered.code(), chaptered.err());
        assertEquals(
                List.of(
                        new ChapterMark(TimeRange.of(0, 1_200), "One"),
                        new ChapterMark(TimeRange.of(1_200, 2_000), "Two")),
                ProbedChapters.of(made().getFirst()));
    }

    @Test
    void aVideoIsCopiedWithItsChapters() {
        Path copy = folder.resolve("copy.mp4");
        String[] export = {
            "export", film.toString(), "--format", "mp4-chapters", "--out", copy.toString()
        };
        assertEquals(ExitCode.NOTHING_FOUND, shell.run(export).code());
        assertFalse(Files.exists(copy));
        twoChapters();
        Shell.Ran made = shell.run(export);
        assertEquals(0, made.code(), made.err());
        assertEquals(
                List.of("One", "Two"),
                ProbedChapters.of(copy).stream().map(ChapterMark::title).toList());
        export[5] = film.toString();
        assertEquals(ExitCode.USAGE, shell.run(export).code());
        assertEquals(
                ExitCode.USAGE,
                shell.run("export", film.toString(), "--format", "mp4-chapters").code());
    }

    @Test
    void oneChapterIsEnoughForACopy() {
        try (AppGraph graph = shell.graph()) {
            graph.library()
                    .create(new Chapters(VIDEO, List.of(new Chapter(0, "All", null)), null, null));
        }
        Path copy = folder.resolve("copy.mp4");
        Shell.Ran made =
                shell.run(
                        "export",
                        film.toString(),
                        "--format",
                        "mp4-chapters",
                        "--out",
                        copy.toString());
        assertEquals(0, made.code(), made.err());
        assertEquals(
                List.of("All"), ProbedChapters.of(copy).stream().map(ChapterMark::title).toList());
        Shell.Ran lines = shell.run("export", film.toString(), "--format", "chapters");
        assertEquals(ExitCode.NOTHING_FOUND, lines.code());
        assertTrue(lines.err().contains("no chapter of ten seconds"), lines.err());
    }

    private AttributeValue attribute(String name) {
        try (AppGraph graph = shell.graph()) {
            return Objects.requireNonNull(
                    Objects.requireNonNull(
                                    graph.library().get(new EntityKey.Clip(new ClipId(clip))))
                            .get(name));
        }
    }

    @Test
    void aVideoThatMovedIsAskedForAndFoundAgainByItsBytes() throws IOException {
        Path moved = Files.move(film, folder.resolve("moved.mp4"));
        Shell.Ran lost = render();
        assertEquals(ExitCode.NO_INPUT_USABLE, lost.code());
        assertTrue(lost.err().contains("--source"), lost.err());
        Path other = Files.writeString(folder.resolve("other.mp4"), "other bytes");
        assertEquals(ExitCode.NO_INPUT_USABLE, render("--source", other.toString()).code());
        Shell.Ran found = render("--source", moved.toString());
        assertEquals(0, found.code(), found.err());
        assertEquals(1, made().size());
    }

    @Test
    void rejectedAndUnknownClipsAreRefusedInWords() {
        shell.run("reject", clip);
        Shell.Ran rejected = render();
        assertEquals(ExitCode.NO_INPUT_USABLE, rejected.code());
        assertTrue(rejected.err().contains("truss approve"), rejected.err());
        assertEquals(ExitCode.NO_INPUT_USABLE, shell.run("render", "no-such").code());
        assertEquals(ExitCode.USAGE, shell.run("render").code());
        assertEquals(0, shell.run("render", "--resume").code());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void aPresetNamesAPlaceAndWhatThatDoesNotTakeIsRefusedInWords() throws IOException {
        Shell.Ran unknown = shell.run("render", clip, "--preset", "discrod");
        assertEquals(ExitCode.USAGE, unknown.code());
        assertTrue(unknown.err().contains("near it: discord"), unknown.err());

        Shell.Ran tooShort = shell.run("render", clip, "--preset", "tiktok", "--out", out());
        assertEquals(ExitCode.NO_INPUT_USABLE, tooShort.code());
        assertTrue(tooShort.err().contains("TikTok takes no less than 3 s"), tooShort.err());
        assertFalse(Files.exists(folder.resolve("out")));

        Shell.Ran made =
                shell.run(
                        "render",
                        clip,
                        "--preset",
                        "discord",
                        "--quality",
                        "draft",
                        "--out",
                        out());
        assertEquals(0, made.code(), made.err());
        assertTrue(Files.size(made().getFirst()) <= 10 << 20);
    }

    @Test
    void aFileWhereTheFolderShouldBeIsSaidBeforeAnythingIsRendered() throws IOException {
        Files.writeString(folder.resolve("out"), "in the way");
        Shell.Ran ran = render();
        assertEquals(ExitCode.NO_INPUT_USABLE, ran.code());
        assertTrue(ran.err().contains("is a file, and a folder is needed"), ran.err());
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    @Test
    void theClipsOfAManifestAreRenderedBesideItAndItsPresetHolds() throws IOException {
        Path manifest =
                Files.writeString(
                        folder.resolve("manifest.json"),
                        """
                        {"source": {"path": "film.mp4", "sha256": "%s"},
                         "settings": {"size": "source", "quality": "draft", "encoder": "auto"},
                         "moments": [{"id": "m1", "title": "It"}],
                         "clips": [{"file": "01-0m00s.mp4", "momentId": "m1", "startMs": 0, "endMs": 1000,
                           "layouts": [{"startMs": 0, "endMs": 1000, "layout": "crop", "regions": [
                             {"role": "main", "keys": [{"ms": 0, "x": 10, "y": 0, "w": 101.25, "h": 180}]}]}]}]}
                        """
                                .formatted(Sha256.ofFile(film)));
        Shell.Ran ran = shell.run("render", manifest.toString());
        assertEquals(0, ran.code(), ran.err());
        assertTrue(Files.exists(folder.resolve("01-0m00s.mp4")));
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace("\"auto\"}", "\"auto\", \"preset\": \"reels\"}"));
        Shell.Ran reels = shell.run("render", manifest.toString());
        assertTrue(reels.err().contains("Instagram Reels takes no less than 3 s"), reels.err());
        Files.writeString(manifest, "{}");
        assertEquals(ExitCode.NO_INPUT_USABLE, shell.run("render", manifest.toString()).code());
    }
}
