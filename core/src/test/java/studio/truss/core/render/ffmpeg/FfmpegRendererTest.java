package studio.truss.core.render.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.Rational;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.LoudnessResult.Bound;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderOutcome.Kind;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;
import studio.truss.core.render.ffmpeg.encoders.EncoderProber;
import studio.truss.core.testing.Footage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class FfmpegRendererTest {
    private static final Box LEFT = new Box(0, 0, 101.25, 180);
    private static final Box RIGHT = new Box(218.75, 0, 101.25, 180);

    /// Luma rises by one for each pixel to the right, from 20 to 180.
    private static final String RAMP =
            "nullsrc=size=320x180:rate=25,geq=lum='20+X/2':cb=128:cr=128";

    @TempDir static Path sources;
    static Path ramp;
    @TempDir Path folder;

    @BeforeAll
    static void makeSource() {
        ramp =
                Footage.ofPicture(RAMP)
                        .sound("sine=frequency=440:sample_rate=48000")
                        .seconds(3)
                        .gop(60)
                        .write(sources.resolve("ramp.mp4"));
    }

    @Test
    void theClipHasThePlannedFramesLengthSizeTagsAndSilentSourcesGetASilentTrack()
            throws Exception {
        Path mute =
                Footage.ofPicture("testsrc2=size=320x180:rate=30000/1001")
                        .seconds(2)
                        .write(folder.resolve("mute.mkv"));
        RenderPlan plan =
                RenderBench.plan(mute, TimeRange.of(500, 1500), RenderBench.centre(mute), clip());

        RenderOutcome.Rendered rendered = RenderBench.render(plan);

        MediaInfo info = RenderBench.probe(clip());
        VideoStream video = info.picture().orElseThrow();
        assertEquals(30, rendered.frames());
        assertEquals(30, RenderBench.pictures(clip()).size());
        assertEquals(Rational.of(30000, 1001), video.frameRate());
        assertEquals(1001.0, (double) info.durationMs(), 34);
        assertEquals(180, video.width());
        assertEquals(320, video.height());
        assertEquals(
                new VideoStream.ColorInfo("yuv420p", 8, "bt709", "bt709", "bt709", "tv"),
                video.color());
        assertEquals(Bound.SILENT, rendered.loudness().bound());
        assertEquals(48_000, info.sound().orElseThrow().sampleRate());
        assertOnlyTheClipIsLeft(2);
    }

    @Test
    void theCropFollowsItsKeysFrameByFrame() throws Exception {
        Layout pan =
                RenderBench.moving(new CropKey(0, LEFT, false), new CropKey(1000, RIGHT, false));
        RenderBench.render(RenderBench.plan(ramp, TimeRange.of(0, 1000), pan, clip()));

        List<RenderBench.Picture> pictures = RenderBench.pictures(clip());
        for (int i = 0; i < 25; i++) {
            double sourceX = 218.75 * i / 25 + 90.5 * 101.25 / 180;
            assertEquals(20 + sourceX / 2, pictures.get(i).y(90, 160), 2, "frame " + i);
        }
    }

    @Test
    void noFrameAfterACutHasTheCropOfBefore() throws Exception {
        List<ShotFraming> shots =
                List.of(
                        shot(0, 480, RenderBench.still(LEFT)),
                        shot(480, 760, RenderBench.still(RIGHT)),
                        shot(760, 1000, new Layout.Fit(whole())));
        RenderBench.render(RenderBench.plan(ramp, TimeRange.of(0, 1000), shots, clip()));

        List<RenderBench.Picture> pictures = RenderBench.pictures(clip());
        for (int i = 0; i < 25; i++) {
            int middle = pictures.get(i).y(90, 160);
            int top = pictures.get(i).y(90, 4);
            if (i < 12) {
                assertEquals(45, middle, 3, "left shot, frame " + i);
            } else if (i < 19) {
                assertEquals(155, middle, 3, "right shot, frame " + i);
            } else {
                assertEquals(100, middle, 3, "whole picture, frame " + i);
            }
            assertEquals(i >= 19, top < 20, "bars, frame " + i);
        }
    }

    @Test
    void aZoomChangesScaleWithoutLosingFrames() throws Exception {
        Layout zoom =
                RenderBench.moving(
                        new CropKey(0, new Box(109.375, 0, 101.25, 180), false),
                        new CropKey(1000, new Box(134.6875, 45, 50.625, 90), false));
        RenderBench.render(RenderBench.plan(ramp, TimeRange.of(0, 1000), zoom, clip()));

        List<RenderBench.Picture> pictures = RenderBench.pictures(clip());
        assertEquals(25, pictures.size());
        int before = pictures.getFirst().y(170, 160) - pictures.getFirst().y(10, 160);
        int after = pictures.getLast().y(170, 160) - pictures.getLast().y(10, 160);
        assertEquals(45, before, 3);
        assertEquals(24, after, 3);
        assertEquals(100, pictures.get(12).y(90, 160), 2, "the middle stays where it is");
    }

    @Test
    void thePictureIsTurnedAndMirroredAsThePlayerWould() throws Exception {
        Path phone =
                Footage.ofPicture(
                                "color=white:size=320x180:rate=25,drawbox=w=160:color=black:t=fill")
                        .rotation(90)
                        .write(folder.resolve("phone.mp4"));
        RenderBench.render(
                RenderBench.plan(phone, TimeRange.of(0, 400), RenderBench.centre(phone), clip()));

        RenderBench.Picture picture = RenderBench.pictures(clip()).getFirst();
        assertTrue(picture.y(90, 20) < 30, "the left half is on top after a clockwise turn");
        assertTrue(picture.y(90, 300) > 220);

        Path mirrored =
                Footage.ofPicture("color=white:size=90x160:rate=25,drawbox=w=45:color=black:t=fill")
                        .mirrored()
                        .write(folder.resolve("mirrored.mp4"));
        RenderBench.render(
                RenderBench.plan(
                        mirrored, TimeRange.of(0, 400), RenderBench.centre(mirrored), clip()));
        RenderBench.Picture flipped = RenderBench.pictures(clip()).getFirst();
        assertTrue(flipped.y(20, 160) > 220);
        assertTrue(flipped.y(160, 160) < 30);
    }

    @Test
    void blurFillShowsTheWholePictureOverADarkerCopy() throws Exception {
        Path grey =
                Footage.ofPicture("color=0x808080:size=320x180:rate=25")
                        .write(folder.resolve("grey.mp4"));
        RenderBench.render(
                RenderBench.plan(grey, TimeRange.of(0, 400), new Layout.Blur(whole()), clip()));

        RenderBench.Picture picture = RenderBench.pictures(clip()).getFirst();
        int inside = picture.y(90, 160);
        int background = picture.y(90, 20);
        assertEquals(126, inside, 3);
        assertTrue(background < inside - 30 && background > 50, "background " + background);
    }

    @Test
    void slowSourcesAreRepeatedAndQuickOnesThinnedOut() throws Exception {
        Path slow =
                Footage.ofPicture("nullsrc=size=320x180:rate=10,geq=lum='20+N*10':cb=128:cr=128")
                        .seconds(2)
                        .write(folder.resolve("slow.mp4"));
        RenderBench.render(
                RenderBench.plan(slow, TimeRange.of(300, 1300), RenderBench.centre(slow), clip()));

        List<RenderBench.Picture> pictures = RenderBench.pictures(clip());
        assertEquals(30, pictures.size());
        for (int i = 0; i < 30; i++) {
            assertEquals(50 + i / 3 * 10, pictures.get(i).y(90, 160), 2, "frame " + i);
        }
    }

    @Test
    void overlappingPlansComeOutOfOnePassEachWithItsOwnFrames() throws Exception {
        Path count =
                Footage.ofPicture("nullsrc=size=320x180:rate=25,geq=lum='20+N*3':cb=128:cr=128")
                        .seconds(2.4)
                        .write(folder.resolve("count.mp4"));
        List<RenderPlan> plans =
                List.of(
                        RenderBench.plan(
                                count,
                                TimeRange.of(400, 1200),
                                RenderBench.centre(count),
                                folder.resolve("a.mp4")),
                        RenderBench.plan(
                                count,
                                TimeRange.of(1000, 2000),
                                RenderBench.centre(count),
                                folder.resolve("b.mp4")));
        List<RenderGroup> groups = RenderGroup.of(plans);
        assertEquals(1, groups.size());
        List<Integer> heard = new ArrayList<>();

        List<RenderOutcome> outcomes =
                RenderBench.renderer()
                        .render(
                                groups.getFirst(),
                                Heartbeat.none(),
                                (index, outcome) -> heard.add(index));

        assertEquals(List.of(0, 1), heard);
        outcomes.forEach(o -> assertInstanceOf(RenderOutcome.Rendered.class, o));
        List<RenderBench.Picture> b = RenderBench.pictures(folder.resolve("b.mp4"));
        assertEquals(20, RenderBench.pictures(folder.resolve("a.mp4")).size());
        assertEquals(25, b.size());
        assertEquals(20 + 25 * 3, b.getFirst().y(90, 160), 2);
    }

    @Test
    void whatLiesBetweenTwoClipsIsLeftOutAndTheSecondHasItsOwnFrames() throws Exception {
        Path count =
                Footage.ofPicture("nullsrc=size=320x180:rate=25,geq=lum='20+N':cb=128:cr=128")
                        .sound("sine")
                        .gop(20)
                        .seconds(8)
                        .write(folder.resolve("long.mp4"));
        List<RenderPlan> plans =
                List.of(
                        RenderBench.plan(
                                count,
                                TimeRange.of(400, 1200),
                                RenderBench.centre(count),
                                folder.resolve("a.mp4")),
                        RenderBench.plan(
                                count,
                                TimeRange.of(6200, 7000),
                                RenderBench.centre(count),
                                folder.resolve("b.mp4")));
        List<RenderGroup> groups = RenderGroup.of(plans);
        assertEquals(1, groups.size());

        List<RenderOutcome> outcomes =
                RenderBench.renderer()
                        .render(groups.getFirst(), Heartbeat.none(), Renderer.Listener.none());

        outcomes.forEach(o -> assertInstanceOf(RenderOutcome.Rendered.class, o));
        List<RenderBench.Picture> b = RenderBench.pictures(folder.resolve("b.mp4"));
        assertEquals(20, b.size());
        for (int i = 0; i < b.size(); i++) {
            assertEquals(20 + 155 + i, b.get(i).y(90, 160), 2, "frame " + i);
        }
    }

    @Test
    void cancellingLeavesNothingBehind() throws Exception {
        RenderPlan plan =
                RenderBench.plan(ramp, TimeRange.of(0, 2000), RenderBench.centre(ramp), clip());

        List<RenderOutcome> outcomes =
                RenderBench.renderer()
                        .render(
                                new RenderGroup(List.of(plan)),
                                (doneMs, totalMs) -> {
                                    if (doneMs > 500) {
                                        assertTrue(Files.exists(plan.part()));
                                        throw new Heartbeat.Cancelled();
                                    }
                                },
                                Renderer.Listener.none());

        assertInstanceOf(RenderOutcome.Cancelled.class, outcomes.getFirst());
        assertOnlyTheClipIsLeft(0);
    }

    @Test
    void aDeviceThatFailsInMidClipIsReplacedByTheNextRungFromTheFirstFrame() throws Exception {
        EncoderLadder real = new EncoderProber().probe();
        String software = real.candidates(RenderPlan.AUTO).getFirst();
        List<EncoderLadder.Rung> rungs = new ArrayList<>(real.rungs());
        rungs.addFirst(new EncoderLadder.Rung("h264_nvenc", true, "works until it does not"));
        FfmpegRenderer renderer =
                new FfmpegRenderer(
                        new EncoderLadder("test", rungs),
                        1,
                        FailingEncoder.after(20, "h264_nvenc", software));
        RenderPlan plan =
                RenderBench.plan(ramp, TimeRange.of(0, 2000), RenderBench.centre(ramp), clip());

        RenderOutcome.Rendered rendered =
                assertInstanceOf(
                        RenderOutcome.Rendered.class,
                        renderer.render(
                                        new RenderGroup(List.of(plan)),
                                        Heartbeat.none(),
                                        Renderer.Listener.none())
                                .getFirst());

        assertEquals(software, rendered.encoder());
        assertEquals(50, RenderBench.pictures(clip()).size());
    }

    @Test
    void whereNoRungIsLeftTheReasonIsTold() throws Exception {
        FfmpegRenderer renderer =
                new FfmpegRenderer(
                        new EncoderLadder(
                                "test", List.of(new EncoderLadder.Rung("h264_nvenc", true, ""))),
                        1,
                        FailingEncoder.after(3, "h264_nvenc", "libx264"));
        RenderPlan plan =
                RenderBench.plan(ramp, TimeRange.of(0, 400), RenderBench.centre(ramp), clip());

        RenderOutcome.Failed failed =
                assertInstanceOf(
                        RenderOutcome.Failed.class,
                        renderer.render(
                                        new RenderGroup(List.of(plan)),
                                        Heartbeat.none(),
                                        Renderer.Listener.none())
                                .getFirst());

        assertEquals(Kind.ENCODER, failed.kind());
        assertOnlyTheClipIsLeft(0);
    }

    @Test
    void aRangeThatTheSourceDoesNotHaveIsRefused() throws Exception {
        RenderPlan plan =
                RenderBench.plan(ramp, TimeRange.of(2900, 9000), RenderBench.centre(ramp), clip());

        RenderOutcome.Failed failed =
                assertInstanceOf(
                        RenderOutcome.Failed.class,
                        RenderBench.renderer()
                                .render(
                                        new RenderGroup(List.of(plan)),
                                        Heartbeat.none(),
                                        Renderer.Listener.none())
                                .getFirst());

        assertEquals(Kind.SOURCE_DAMAGED, failed.kind());
        assertOnlyTheClipIsLeft(0);
    }

    @Test
    void thePlanAloneDecidesTheBytes() throws Exception {
        RenderPlan plan =
                RenderBench.plan(ramp, TimeRange.of(200, 1000), RenderBench.centre(ramp), clip());
        RenderBench.render(plan);
        byte[] first = Files.readAllBytes(clip());
        RenderBench.render(plan);

        assertEquals(-1, java.util.Arrays.mismatch(first, Files.readAllBytes(clip())));
    }

    private Path clip() {
        return folder.resolve("clip.mp4");
    }

    private static ShotFraming shot(long start, long end, Layout layout) {
        return new ShotFraming(TimeRange.of(start, end), layout, "test", List.of());
    }

    private static Region whole() {
        return Region.still(Region.Role.MAIN, 0, new Box(0, 0, 320, 180));
    }

    private void assertOnlyTheClipIsLeft(int files) throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            List<Path> all = left.toList();
            assertEquals(files, all.size(), all.toString());
            assertFalse(all.toString().contains(".part"));
        }
    }
}
