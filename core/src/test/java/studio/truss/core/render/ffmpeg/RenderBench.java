package studio.truss.core.render.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.LoudnessMeter;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.ffmpeg.AudioReader;
import studio.truss.core.media.ffmpeg.ChannelMode;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.FfmpegProber;
import studio.truss.core.media.ffmpeg.VideoReader;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderGroup;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.Renderer;
import studio.truss.core.render.ffmpeg.encoders.EncoderProber;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Small renders for tests: plans with usual values, and what a viewer sees and hears of the file.
final class RenderBench {
    static final FrameSize SMALL = new FrameSize(180, 320);

    private RenderBench() {}

    static MediaInfo probe(Path file) {
        return assertInstanceOf(ProbeResult.Usable.class, new FfmpegProber().probe(file)).info();
    }

    static RenderPlan plan(Path source, TimeRange range, Layout layout, Path output) {
        return plan(
                source, range, List.of(new ShotFraming(range, layout, "test", List.of())), output);
    }

    static RenderPlan plan(Path source, TimeRange range, List<ShotFraming> shots, Path output) {
        return RenderPlan.of(
                        source,
                        probe(source),
                        range,
                        shots,
                        new ClipTags("Title", "made by a test"),
                        output)
                .withSize(SMALL)
                .withQuality(Quality.HIGH);
    }

    static Layout centre(Path source) {
        PictureShape picture = PictureShape.of(probe(source).picture().orElseThrow());
        return still(picture.largest(9 / 16.0));
    }

    static Layout still(Box box) {
        return new Layout.Crop(Region.still(Region.Role.MAIN, 0, box));
    }

    static Layout moving(CropKey... keys) {
        return new Layout.Crop(new Region(Region.Role.MAIN, List.of(keys)));
    }

    static Renderer renderer() {
        return new FfmpegRenderer(new EncoderProber().probe(), 1);
    }

    static RenderOutcome.Rendered render(RenderPlan plan) {
        List<RenderOutcome> outcomes =
                renderer()
                        .render(
                                new RenderGroup(List.of(plan)),
                                Heartbeat.none(),
                                Renderer.Listener.none());
        return assertInstanceOf(RenderOutcome.Rendered.class, outcomes.getFirst());
    }

    /// One picture as planes of bytes.
    record Picture(int width, int height, byte[] luma, byte[] blue, byte[] red) {

        int y(int x, int y) {
            return luma[y * width + x] & 0xff;
        }

        int u(int x, int y) {
            return blue[y / 2 * (width / 2) + x / 2] & 0xff;
        }

        int v(int x, int y) {
            return red[y / 2 * (width / 2) + x / 2] & 0xff;
        }

        /// Luma, then both chroma values, at a pixel.
        int[] at(int x, int y) {
            return new int[] {y(x, y), u(x, y), v(x, y)};
        }
    }

    static List<Picture> pictures(Path clip) throws MediaException {
        List<Picture> all = new ArrayList<>();
        try (VideoReader reader =
                VideoReader.open(clip, probe(clip).picture().orElseThrow(), Decoding.exact(1))) {
            for (AVFrame frame = reader.next(); frame != null; frame = reader.next()) {
                int w = frame.width();
                int h = frame.height();
                all.add(
                        new Picture(
                                w,
                                h,
                                plane(frame, 0, w, h),
                                plane(frame, 1, w / 2, h / 2),
                                plane(frame, 2, w / 2, h / 2)));
            }
        }
        return all;
    }

    private static byte[] plane(AVFrame frame, int plane, int width, int height) {
        byte[] bytes = new byte[width * height];
        for (int row = 0; row < height; row++) {
            new BytePointer(frame.data(plane))
                    .position((long) row * frame.linesize(plane))
                    .get(bytes, row * width, width);
        }
        return bytes;
    }

    /// The whole sound in stereo at 48 kHz.
    static float[] sound(Path clip) throws MediaException {
        MediaInfo info = probe(clip);
        try (AudioReader reader =
                AudioReader.open(
                        clip, info.sound().orElseThrow(), info, 48_000, ChannelMode.STEREO)) {
            float[] all = new float[0];
            float[] block = new float[9600];
            for (int n = reader.read(block); n > 0; n = reader.read(block)) {
                all = Arrays.copyOf(all, all.length + n * 2);
                System.arraycopy(block, 0, all, all.length - n * 2, n * 2);
            }
            return all;
        }
    }

    static LoudnessMeter heard(Path clip) throws MediaException {
        LoudnessMeter meter = new LoudnessMeter(48_000, 2, "stereo");
        float[] all = sound(clip);
        meter.add(all, all.length / 2);
        return meter;
    }
}
