package studio.truss.core.engine.ffmpeg.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.engine.ffmpeg.show.FrameCursor.Found;
import studio.truss.core.engine.ffmpeg.show.FrameCursor.Way;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.FfmpegProber;
import studio.truss.core.media.ffmpeg.VideoReader;
import studio.truss.core.testing.Footage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Every frame is asked for by every way and compared with decoding the film from its start: its
/// time, and its brightness, which is another for each of a hundred frames.
class FrameCursorTest {
    private static final String COUNTED =
            "color=black:s=64x48:r=25,geq=lum='30+2*mod(N,100)':cb=128:cr=128";
    private static final long ROOM = 64L * 48 * 2 * 20;

    @TempDir private Path folder;

    private record Frame(long ms, int brightness) {}

    @Test
    void anyFrameOfAFilmWithBFramesIsFound() throws MediaException {
        checkAll(Footage.ofPicture(COUNTED).seconds(6).gop(50).bFrames(3), "steady.mp4");
    }

    @Test
    void anyFrameOfAVariableRateIsFound() throws MediaException {
        String uneven = COUNTED + ",select='lt(mod(n,11),4)+eq(mod(n,29),8)'";
        checkAll(Footage.ofPicture(uneven).seconds(12).gop(30).bFrames(2), "uneven.mp4");
    }

    @Test
    void aFrameThatStaysForLongIsFound() throws MediaException {
        String rare = COUNTED + ",select='lt(n,30)+eq(n,31)+gte(n,130)'";
        checkAll(Footage.ofPicture(rare).seconds(7).gop(200).bFrames(2), "rare.mp4");
    }

    @Test
    void anyFrameOfMatroskaAndOfATransportStreamIsFound() throws MediaException {
        checkAll(Footage.ofPicture(COUNTED).seconds(4).gop(25).pictureStart(800), "late.mkv");
        checkAll(Footage.ofPicture(COUNTED).seconds(4).gop(25), "stream.ts");
    }

    private void checkAll(Footage footage, String name) throws MediaException {
        Path file = footage.write(folder.resolve(name));
        var probed = assertInstanceOf(ProbeResult.Usable.class, new FfmpegProber().probe(file));
        VideoStream video = probed.info().picture().orElseThrow();
        List<Frame> truth = decoded(file, video);
        try (FrameCursor cursor = FrameCursor.open(file, video, 1, ROOM)) {
            Random random = new Random(7);
            for (int i = 0; i < 60; i++) {
                int wanted = random.nextInt(truth.size());
                assertEquals(truth.get(wanted), exact(cursor, truth, wanted, random), name);
            }
            forwards(cursor, truth);
            backwards(cursor, truth);
        }
    }

    /// At any time at which it is seen.
    private static Frame exact(FrameCursor cursor, List<Frame> truth, int wanted, Random random) {
        long from = truth.get(wanted).ms;
        long to = wanted + 1 < truth.size() ? truth.get(wanted + 1).ms : from + 1;
        return frame(cursor, at(cursor, from + random.nextLong(to - from), 0, patient()));
    }

    private static void forwards(FrameCursor cursor, List<Frame> truth) {
        long ms = 0;
        for (int i = 1; i < truth.size(); i++) {
            Frame next = frame(cursor, at(cursor, ms, 1, patient()));
            assertEquals(truth.get(i), next);
            ms = next.ms;
        }
        assertEquals(truth.getLast(), frame(cursor, at(cursor, ms, 1, patient())));
    }

    private static void backwards(FrameCursor cursor, List<Frame> truth) {
        long ms = truth.getLast().ms;
        for (int i = truth.size() - 2; i >= 0; i--) {
            Frame previous = frame(cursor, at(cursor, ms, -1, patient()));
            assertEquals(truth.get(i), previous);
            ms = previous.ms;
        }
        assertEquals(truth.getFirst(), frame(cursor, at(cursor, ms, -1, patient())));
    }

    @Test
    void aNearFrameIsShownOnALongWay() throws MediaException {
        Path file = Footage.ofPicture(COUNTED).seconds(8).gop(100).write(folder.resolve("gop.mp4"));
        var probed = assertInstanceOf(ProbeResult.Usable.class, new FfmpegProber().probe(file));
        VideoStream video = probed.info().picture().orElseThrow();
        try (FrameCursor cursor = FrameCursor.open(file, video, 1, ROOM)) {
            List<Long> soon = new ArrayList<>();
            Way way = new Way(Heartbeat.none(), f -> soon.add(cursor.msOf(f)), false, () -> false);
            assertEquals(7000, cursor.msOf(at(cursor, 7000, 0, way).frame()));
            assertEquals(List.of(4000L), soon);
            assertEquals(7040, cursor.msOf(at(cursor, 7000, 1, way).frame()));
            assertEquals(List.of(4000L), soon);
        }
    }

    @Test
    void whoeverIsInAHurryGetsWhatIsThere() throws MediaException {
        Path file =
                Footage.ofPicture(COUNTED).seconds(8).gop(100).write(folder.resolve("hurry.mp4"));
        var probed = assertInstanceOf(ProbeResult.Usable.class, new FfmpegProber().probe(file));
        VideoStream video = probed.info().picture().orElseThrow();
        try (FrameCursor cursor = FrameCursor.open(file, video, 1, ROOM)) {
            Way hurried = new Way(Heartbeat.none(), f -> {}, true, () -> true);
            Found near = at(cursor, 7000, 0, hurried);
            assertFalse(near.exact());
            assertEquals(4000, cursor.msOf(near.frame()));
            long ms = 4000;
            while (!near.exact()) {
                near = at(cursor, 7000, 0, hurried);
                assertTrue(cursor.msOf(near.frame()) > ms, "asked again, it comes nearer");
                ms = cursor.msOf(near.frame());
            }
            assertEquals(7000, ms);
        }
    }

    @Test
    void aCancelledSearchHurtsNoLaterOne() throws MediaException {
        Path file =
                Footage.ofPicture(COUNTED).seconds(8).gop(100).write(folder.resolve("stop.mp4"));
        var probed = assertInstanceOf(ProbeResult.Usable.class, new FfmpegProber().probe(file));
        VideoStream video = probed.info().picture().orElseThrow();
        List<Frame> truth = decoded(file, video);
        try (FrameCursor cursor = FrameCursor.open(file, video, 1, ROOM)) {
            Random random = new Random(3);
            for (int i = 0; i < 40; i++) {
                int beats = random.nextInt(30);
                try {
                    cursor.at(random.nextInt(8000), 0, stoppedAfter(beats));
                } catch (Heartbeat.Cancelled e) {
                    int wanted = random.nextInt(truth.size());
                    assertEquals(truth.get(wanted), exact(cursor, truth, wanted, random));
                }
            }
        }
    }

    private static Found at(FrameCursor cursor, long ms, int step, Way way) {
        return Objects.requireNonNull(cursor.at(ms, step, way));
    }

    private static Way stoppedAfter(int beats) {
        int[] left = {beats};
        Heartbeat heartbeat =
                (doneMs, totalMs) -> {
                    if (left[0]-- == 0) {
                        throw new Heartbeat.Cancelled();
                    }
                };
        return new Way(heartbeat, f -> {}, false, () -> false);
    }

    private static Way patient() {
        return new Way(Heartbeat.none(), f -> {}, false, () -> false);
    }

    private static Frame frame(FrameCursor cursor, Found found) {
        assertTrue(found.exact());
        return new Frame(cursor.msOf(found.frame()), brightness(found.frame()));
    }

    private static int brightness(AVFrame frame) {
        return frame.data(0).get(20L * frame.linesize(0) + 30) & 0xff;
    }

    private static List<Frame> decoded(Path file, VideoStream video) throws MediaException {
        List<Frame> frames = new ArrayList<>();
        try (VideoReader reader = VideoReader.open(file, video, Decoding.exact(1))) {
            for (AVFrame f = reader.next(); f != null; f = reader.next()) {
                frames.add(new Frame(reader.msOf(f), brightness(f)));
            }
        }
        return frames;
    }
}
