package studio.truss.core.clips.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionPlace;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.captions.HookTitle;
import studio.truss.core.captions.SafeZone;
import studio.truss.core.captions.SpokenText;
import studio.truss.core.library.SourceFile;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.preset.RenderPreset;
import studio.truss.core.testing.ClipJobFixture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/// Real files and folders; only the room on the disk is told.
class PreflightTest {
    private static final long PLENTY = 1L << 40;

    @TempDir private Path folder;
    private Path film;
    private Path output;

    @BeforeEach
    void make() throws IOException {
        film = Files.writeString(folder.resolve("film.mp4"), "a film");
        output = folder.resolve("clips").resolve("talk").resolve("clip.mp4");
    }

    private RenderPlan plan(long ms) {
        TimeRange range = TimeRange.of(0, ms);
        Region middle = Region.still(Region.Role.MAIN, 0, new Box(600, 0, 607.5, 1080));
        return RenderPlan.of(
                film,
                ClipJobFixture.analysis().source().info(),
                range,
                List.of(new ShotFraming(range, new Layout.Crop(middle), "test", List.of())),
                new ClipTags("", ""),
                output);
    }

    private static List<Finding> check(
            RenderPlan plan, RenderPreset preset, long room, @Nullable SourceFile known) {
        Facts facts = new FactFinder(_ -> room).facts(plan, known, 0);
        return Preflight.of(plan, preset, facts);
    }

    private List<Finding> check(long ms, RenderPreset preset) {
        return check(preset.over(plan(ms)), preset, PLENTY, null);
    }

    private static Finding only(List<Finding> findings) {
        assertEquals(1, findings.size(), findings.toString());
        return findings.getFirst();
    }

    private static void assertStops(Finding.Subject subject, String words, Finding finding) {
        assertTrue(finding.stops(), finding.toString());
        assertEquals(subject, finding.subject());
        assertTrue(finding.words().contains(words), finding.words());
    }

    private static void assertWarns(Finding.Subject subject, String words, Finding finding) {
        assertEquals(Finding.Weight.WARNS, finding.weight(), finding.toString());
        assertEquals(subject, finding.subject());
        assertTrue(finding.words().contains(words), finding.words());
    }

    @Test
    void aClipThatFitsHasNothingAgainstIt() {
        for (RenderPreset preset : RenderPreset.all()) {
            assertEquals(List.of(), check(20_000, preset), preset.word());
        }
    }

    @Test
    void aFullDiskStopsAClipAndOneThatIsGettingFullWarns() {
        RenderPlan plan = plan(20_000);
        assertStops(
                Finding.Subject.DISK,
                "the disk has 3 MB left",
                only(check(plan, RenderPreset.CUSTOM, 3_000_000, null)));
        long enough = plan.bytesNeeded() + 1;
        assertEquals(List.of(), check(plan, RenderPreset.CUSTOM, enough, null));
        Facts promised = new FactFinder(_ -> enough).facts(plan, null, 50_000_000);
        assertWarns(
                Finding.Subject.DISK,
                "With the clips that wait",
                only(Preflight.of(plan, RenderPreset.CUSTOM, promised)));
    }

    @Test
    void aFileInTheWayOfTheFolderStopsAClip() throws IOException {
        Files.writeString(folder.resolve("clips"), "in the way");
        assertStops(
                Finding.Subject.FOLDER,
                "is a file, and a folder is needed",
                only(check(20_000, RenderPreset.CUSTOM)));
    }

    @Test
    void aFolderOfTheClipsNameAndANameThatIsTooLongStopIt() throws IOException {
        Files.createDirectories(output);
        assertStops(
                Finding.Subject.FOLDER, "is a folder", only(check(20_000, RenderPreset.CUSTOM)));
        output = folder.resolve("n".repeat(260) + ".mp4");
        assertStops(Finding.Subject.FOLDER, "too long", only(check(20_000, RenderPreset.CUSTOM)));
    }

    @Test
    void aSourceThatIsGoneOrOtherStopsAndOneThatWasTouchedWarns() throws IOException {
        SourceFile known = SourceFile.of(film);
        RenderPlan plan = plan(20_000);
        assertEquals(List.of(), check(plan, RenderPreset.CUSTOM, PLENTY, known));
        Files.setLastModifiedTime(film, FileTime.fromMillis(1_000));
        assertWarns(
                Finding.Subject.SOURCE,
                "film.mp4 was written",
                only(check(plan, RenderPreset.CUSTOM, PLENTY, known)));
        Files.writeString(film, "another film");
        assertStops(
                Finding.Subject.SOURCE,
                "Another file",
                only(check(plan, RenderPreset.CUSTOM, PLENTY, known)));
        Files.delete(film);
        assertStops(
                Finding.Subject.SOURCE,
                "no longer at " + film,
                only(check(plan, RenderPreset.CUSTOM, PLENTY, known)));
    }

    @Test
    void eachPlatformsLengthIsKept() {
        assertStops(
                Finding.Subject.LENGTH,
                "lasts 3 min 1 s and YouTube Shorts takes 3 min",
                only(check(181_000, RenderPreset.SHORTS)));
        assertWarns(Finding.Subject.LENGTH, "music", only(check(61_000, RenderPreset.SHORTS)));
        assertStops(
                Finding.Subject.LENGTH,
                "no less than 3 s",
                only(check(2_000, RenderPreset.TIKTOK)));
        assertStops(Finding.Subject.LENGTH, "10 min", only(check(601_000, RenderPreset.TIKTOK)));
        assertWarns(Finding.Subject.LENGTH, "accounts", only(check(200_000, RenderPreset.TIKTOK)));
        assertStops(Finding.Subject.LENGTH, "15 min", only(check(901_000, RenderPreset.REELS)));
        assertEquals(List.of(), check(1_000_000, RenderPreset.CUSTOM));
    }

    @Test
    void whatDiscordMakesTooSmallIsSaidAndWhatItMakesUnwatchableStops() {
        assertEquals(List.of(), check(50_000, RenderPreset.DISCORD));
        assertWarns(Finding.Subject.SIZE, "540×960", only(check(80_000, RenderPreset.DISCORD)));
        RenderPreset small = RenderPreset.custom(new FrameSize(540, 960), 10L << 20);
        assertEquals(List.of(), check(80_000, small), "it was asked to be small");
        assertStops(
                Finding.Subject.SIZE,
                "in 10 MiB only",
                only(check(20 * 60_000, RenderPreset.DISCORD)));
    }

    private static CaptionTrack track(CaptionPlace place, String words, @Nullable String hook) {
        return new CaptionTrack(
                CaptionStyle.PHRASE,
                place,
                List.of(
                        new CaptionBlock(
                                0,
                                2_000,
                                List.of(
                                        new CaptionBlock.Line(
                                                SpokenText.spread(
                                                        SpokenText.words(words), 0, 2_000))))),
                HookTitle.of(hook, 0).orElse(null),
                List.of());
    }

    @Test
    void wordsWhereAPlatformWritesOverThePictureAreSaid() {
        for (CaptionPlace place : CaptionPlace.values()) {
            RenderPlan wide = plan(20_000).withCaptions(track(place, "W".repeat(20), null));
            for (RenderPreset preset : RenderPreset.all()) {
                assertEquals(
                        List.of(),
                        check(preset.over(wide), preset, PLENTY, null),
                        place + " for " + preset.word());
            }
        }
        RenderPlan plan = plan(20_000).withCaptions(track(CaptionPlace.LOWER, "so it went", null));
        RenderPreset deep =
                new RenderPreset(
                        "ads",
                        "Adverts",
                        FrameSize.VERTICAL_1080,
                        0,
                        0,
                        0,
                        SafeZone.margins(60, 270, 60, 672),
                        List.of());
        assertWarns(
                Finding.Subject.SAFE_ZONE,
                "Captions stand where Adverts writes",
                only(check(plan, deep, PLENTY, null)));
        RenderPlan titled =
                plan.withCaptions(
                        track(CaptionPlace.MIDDLE, "so it went", "this is what happened"));
        assertWarns(
                Finding.Subject.SAFE_ZONE,
                "The hook title stands where Adverts writes",
                only(check(titled, deep, PLENTY, null)));
    }

    @Test
    void aLongHookOverCaptionsInTheUpperPartIsSaid() {
        String hook = "unbelievably extraordinary circumstances notwithstanding congratulations";
        RenderPlan meeting =
                plan(20_000).withCaptions(track(CaptionPlace.UPPER, "so it went", hook));
        assertWarns(
                Finding.Subject.SAFE_ZONE,
                "over each other",
                only(check(meeting, RenderPreset.SHORTS, PLENTY, null)));
        RenderPlan apart = plan(20_000).withCaptions(track(CaptionPlace.LOWER, "so it went", hook));
        assertEquals(List.of(), check(apart, RenderPreset.SHORTS, PLENTY, null));
    }

    @Test
    void whatStopsComesFirst() throws IOException {
        Files.delete(film);
        List<Finding> findings = check(61_000, RenderPreset.SHORTS);
        assertEquals(
                List.of(Finding.Weight.STOPS, Finding.Weight.WARNS),
                findings.stream().map(Finding::weight).toList());
    }
}
