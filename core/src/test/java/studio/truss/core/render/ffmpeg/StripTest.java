package studio.truss.core.render.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;
import studio.truss.core.render.ffmpeg.encoders.EncoderProber;
import studio.truss.core.render.ffmpeg.encoders.LibavEncoder;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;
import studio.truss.core.testing.Footage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Clips that show the same are cut from one encoded picture, each with its own frames and sound.
class StripTest {
    /// Luma tells the number of the frame; a click sounds at 1.6 s, frame 40.
    private static final String COUNT =
            "nullsrc=size=320x180:rate=25,geq=lum='20+N*2':cb=128:cr=128";

    @TempDir static Path sources;
    static Path count;
    @TempDir Path folder;

    private final List<Integer> sent = new ArrayList<>();

    @BeforeAll
    static void makeSource() {
        count =
                Footage.ofPicture(COUNT)
                        .sound("aevalsrc='if(between(t,1.6,1.602),0.8,0)':s=48000")
                        .soundCodec("pcm_s16le")
                        .seconds(4)
                        .write(sources.resolve("count.mkv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"libx264", "libopenh264"})
    void clipsWithOtherEdgesAreCutFromOneEncodedPicture(String encoder) throws Exception {
        var ladder = new EncoderProber().probe();
        if (ladder.candidates(encoder).isEmpty()) {
            encoder = ladder.candidates(RenderPlan.AUTO).getFirst();
        }
        List<TimeRange> ranges =
                List.of(
                        TimeRange.of(400, 2400),
                        TimeRange.of(840, 2000),
                        TimeRange.of(1200, 3200),
                        TimeRange.of(1280, 1880));
        List<RenderPlan> plans = new ArrayList<>();
        for (TimeRange range : ranges) {
            plans.add(plan(range, RenderBench.centre(count)).withEncoder(encoder));
        }
        List<RenderGroup> groups = RenderGroup.of(plans);
        assertEquals(1, groups.size());

        List<RenderOutcome> outcomes =
                new FfmpegRenderer(ladder, 1, this::counted)
                        .render(groups.getFirst(), Heartbeat.none(), Renderer.Listener.none());

        assertEquals(1, sent.size(), "encoders");
        assertEquals(70, sent.getFirst(), "frames of the whole strip");
        for (int i = 0; i < ranges.size(); i++) {
            assertInstanceOf(RenderOutcome.Rendered.class, outcomes.get(i));
            int first = Math.toIntExact(ranges.get(i).startMs() / 40);
            List<RenderBench.Picture> pictures = RenderBench.pictures(plans.get(i).output());
            assertEquals(ranges.get(i).lengthMs() / 40, pictures.size());
            for (int frame = 0; frame < pictures.size(); frame++) {
                assertEquals(
                        20 + (first + frame) * 2,
                        pictures.get(frame).y(90, 160),
                        3,
                        "clip " + i + ", frame " + frame);
            }
            double click = clickS(plans.get(i).output());
            assertEquals(1.6 - ranges.get(i).startMs() / 1000.0, click, 0.004, "clip " + i);
        }
    }

    @Test
    void aClipThatFramesTheSameMomentOtherwiseIsEncodedByItself() {
        Layout other = RenderBench.still(new Box(0, 0, 101.25, 180));
        List<RenderPlan> plans =
                List.of(
                        plan(TimeRange.of(400, 1400), RenderBench.centre(count)),
                        plan(TimeRange.of(800, 1800), other));

        List<RenderOutcome> outcomes =
                new FfmpegRenderer(new EncoderProber().probe(), 1, this::counted)
                        .render(new RenderGroup(plans), Heartbeat.none(), Renderer.Listener.none());

        outcomes.forEach(o -> assertInstanceOf(RenderOutcome.Rendered.class, o));
        assertEquals(List.of(25, 25), sent);
    }

    @Test
    void aMovingCropIsTheSameAsInAClipByItself() throws Exception {
        Path ramp =
                Footage.ofPicture("nullsrc=size=320x180:rate=25,geq=lum='20+X/2':cb=128:cr=128")
                        .seconds(3)
                        .write(folder.resolve("ramp.mkv"));
        Layout pan =
                RenderBench.moving(
                        new CropKey(0, new Box(0, 0, 101.25, 180), false),
                        new CropKey(2400, new Box(218.75, 0, 101.25, 180), false));
        RenderPlan one =
                RenderBench.plan(ramp, TimeRange.of(200, 1800), pan, folder.resolve("one.mp4"));
        RenderPlan two =
                RenderBench.plan(ramp, TimeRange.of(600, 2200), pan, folder.resolve("two.mp4"));
        RenderBench.render(two);
        List<RenderBench.Picture> alone = RenderBench.pictures(two.output());
        Files.delete(two.output());

        List<RenderOutcome> outcomes =
                RenderBench.renderer()
                        .render(
                                new RenderGroup(List.of(one, two)),
                                Heartbeat.none(),
                                Renderer.Listener.none());

        outcomes.forEach(o -> assertInstanceOf(RenderOutcome.Rendered.class, o));
        List<RenderBench.Picture> shared = RenderBench.pictures(two.output());
        assertEquals(alone.size(), shared.size());
        for (int i = 0; i < alone.size(); i++) {
            assertEquals(alone.get(i).y(90, 160), shared.get(i).y(90, 160), 2, "frame " + i);
        }
    }

    @Test
    void aClipWhoseFileCannotBeWrittenDoesNotTouchTheOthersOfItsStrip() throws Exception {
        RenderPlan good = plan(TimeRange.of(400, 1400), RenderBench.centre(count));
        RenderPlan bad = plan(TimeRange.of(800, 1800), RenderBench.centre(count));
        Files.createDirectory(bad.output());
        Files.createFile(bad.output().resolve("in the way"));

        List<RenderOutcome> outcomes =
                RenderBench.renderer()
                        .render(
                                new RenderGroup(List.of(good, bad)),
                                Heartbeat.none(),
                                Renderer.Listener.none());

        assertInstanceOf(RenderOutcome.Rendered.class, outcomes.getFirst());
        assertInstanceOf(RenderOutcome.Failed.class, outcomes.getLast());
        assertTrue(Files.exists(good.output()));
    }

    private RenderPlan plan(TimeRange range, Layout layout) {
        return RenderBench.plan(
                count, range, layout, folder.resolve("clip-" + range.startMs() + ".mp4"));
    }

    private static double clickS(Path clip) throws Exception {
        float[] sound = RenderBench.sound(clip);
        float loudest = 0;
        for (float sample : sound) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        for (int i = 0; i < sound.length; i++) {
            if (Math.abs(sound[i]) > loudest / 2) {
                int sample = i / 2;
                return sample / 48_000.0;
            }
        }
        throw new AssertionError("no click");
    }

    private VideoEncoder counted(String name, VideoEncoder.Settings settings) throws RenderFailure {
        int at = sent.size();
        sent.add(0);
        VideoEncoder inner = LibavEncoder.open(name, settings);
        return new VideoEncoder() {
            @Override
            public AVCodecContext context() {
                return inner.context();
            }

            @Override
            public String pixelFormat() {
                return inner.pixelFormat();
            }

            @Override
            public void send(@Nullable AVFrame frame) throws RenderFailure {
                if (frame != null) {
                    sent.set(at, sent.get(at) + 1);
                }
                inner.send(frame);
            }

            @Override
            public boolean receive(AVPacket into) throws RenderFailure {
                return inner.receive(into);
            }

            @Override
            public void close() {
                inner.close();
            }
        };
    }
}
