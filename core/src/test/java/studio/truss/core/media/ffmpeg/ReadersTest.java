package studio.truss.core.media.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.ProbeResult.Usable;
import studio.truss.core.media.SmallFrame;
import studio.truss.core.media.VideoStream;
import studio.truss.core.testing.Footage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class ReadersTest {
    @TempDir Path folder;

    @Test
    void aFileThatWasMovedSinceItWasProbedIsNotCalledAnythingElse() {
        MediaException refused =
                assertThrows(MediaException.class, () -> Demuxer.open(folder.resolve("gone.mp4")));
        assertEquals(MediaProblem.Kind.NOT_THERE, refused.problem().kind());
    }

    @Test
    void everyFrameIsFoundAgainAfterASeekInEveryContainer() throws MediaException {
        for (String ending : List.of("mp4", "mkv", "ts", "webm", "avi")) {
            Path file =
                    Footage.ofPicture("testsrc2=size=160x90:rate=25")
                            .gop(20)
                            .seconds(3)
                            .write(folder.resolve("b." + ending));
            VideoStream video = probe(file).picture().orElseThrow();
            try (VideoReader reader = VideoReader.open(file, video, Decoding.exact(1))) {
                List<Long> pts = new ArrayList<>();
                for (AVFrame frame = reader.next(); frame != null; frame = reader.next()) {
                    pts.add(reader.ptsOf(frame));
                }
                assertEquals(75, pts.size(), ending);
                for (int i = 74; i >= 0; i -= 7) {
                    reader.seekToPts(pts.get(i));
                    AVFrame frame = reader.next();
                    assertNotNull(frame, ending + " frame " + i);
                    assertTrue(reader.ptsOf(frame) <= pts.get(i), ending + " frame " + i);
                    while (frame != null && reader.ptsOf(frame) < pts.get(i)) {
                        frame = reader.next();
                    }
                    assertNotNull(frame);
                    assertEquals(pts.get(i), reader.ptsOf(frame), ending + " frame " + i);
                }
            }
        }
    }

    /// The frame's number is its brightness.
    @Test
    void onAShortWayForwardNoFrameIsMissingFromThereOn() throws MediaException {
        for (String ending : List.of("mp4", "mkv", "ts", "webm", "avi")) {
            Path file =
                    Footage.ofPicture("nullsrc=size=64x64:rate=25,geq=lum='16+N':cb=128:cr=128")
                            .gop(20)
                            .seconds(8)
                            .write(folder.resolve("f." + ending));
            VideoStream video = probe(file).picture().orElseThrow();
            try (VideoReader reader = VideoReader.open(file, video, Decoding.exact(2))) {
                reader.forward(0);
                for (int i = 0; i < 5; i++) {
                    assertNotNull(reader.next());
                }
                boolean sought = reader.forward(6010);
                assertTrue(sought || !List.of("mp4", "mkv").contains(ending), ending);
                List<Integer> seen = new ArrayList<>();
                for (AVFrame frame = reader.next(); frame != null; frame = reader.next()) {
                    if (reader.msOf(frame) >= 5960) {
                        int number = Math.toIntExact((reader.msOf(frame) + 20) / 40);
                        seen.add(number);
                        int y = frame.data(0).get(32L * frame.linesize(0) + 32) & 0xff;
                        assertEquals(16.0 + number, y, 2, ending);
                    }
                }
                assertEquals(IntStream.range(149, 200).boxed().toList(), seen, ending);
            }
        }
    }

    @Test
    void theFirstFrameIsTimeZeroWhereverThePictureStarts() throws MediaException {
        Path file =
                Footage.ofPicture("testsrc2=size=160x90:rate=25")
                        .sound("sine")
                        .pictureStart(480)
                        .write(folder.resolve("late.mkv"));
        VideoStream video = probe(file).picture().orElseThrow();
        assertEquals(480, video.timeBase().toMillis(video.startPts()));
        try (VideoReader reader = VideoReader.open(file, video, Decoding.exact(1))) {
            AVFrame frame = reader.next();
            assertNotNull(frame);
            assertEquals(0, reader.msOf(frame));
        }
    }

    /// The stored picture is black with a white upper left quarter; where it ends up tells the
    /// turn.
    @Test
    void smallFramesAreTurnedAndMirroredForTheViewer() throws MediaException {
        assertEquals("100x60 top-left", corner(0, false));
        assertEquals("60x100 top-right", corner(90, false));
        assertEquals("100x60 bottom-right", corner(180, false));
        assertEquals("60x100 bottom-left", corner(270, false));
        assertEquals("100x60 top-right", corner(0, true));
        assertEquals("60x100 top-left", corner(90, true));
        assertEquals("100x60 bottom-left", corner(180, true));
        assertEquals("60x100 bottom-right", corner(270, true));
    }

    private String corner(int rotation, boolean mirrored) throws MediaException {
        Footage footage =
                Footage.ofPicture(
                                "color=black:size=200x120:rate=10,"
                                        + "drawbox=w=100:h=60:color=white:t=fill")
                        .seconds(0.2)
                        .rotation(rotation);
        Path file =
                (mirrored ? footage.mirrored() : footage)
                        .write(folder.resolve("turn" + rotation + mirrored + ".mp4"));
        VideoStream video = probe(file).picture().orElseThrow();
        int half = (rotation % 180 == 0 ? 200 : 120) / 2;
        try (VideoReader reader = VideoReader.open(file, video, Decoding.exact(1));
                SmallFrames small = new SmallFrames(video, half)) {
            AVFrame frame = reader.next();
            assertNotNull(frame);
            SmallFrame picture = small.convert(frame, 0, 0);
            assertEquals(2.0, picture.scale());
            String found = "";
            for (String vertical : List.of("top", "bottom")) {
                for (String horizontal : List.of("left", "right")) {
                    int x = picture.width() * (horizontal.equals("left") ? 1 : 3) / 4;
                    int y = picture.height() * (vertical.equals("top") ? 1 : 3) / 4;
                    int blue = picture.bgr()[(y * picture.width() + x) * 3] & 0xff;
                    found += blue > 128 ? vertical + "-" + horizontal : "";
                }
            }
            return picture.width() + "x" + picture.height() + " " + found;
        }
    }

    @Test
    void lateSoundIsPrecededBySilence() throws MediaException {
        Path file =
                Footage.ofPicture("color=size=64x64:rate=25")
                        .sound("sine=frequency=1000:sample_rate=48000")
                        .soundCodec("pcm_s16le")
                        .soundStart(500)
                        .write(folder.resolve("late.mkv"));
        assertEquals(8000, firstSound(file, 0), 16);
        assertEquals(8000 - 4000, firstSound(file, 250), 16);
    }

    @Test
    void soundBeforeTheFirstPictureIsDropped() throws MediaException {
        Path file =
                Footage.ofPicture("color=size=64x64:rate=25")
                        .sound("aevalsrc='if(lt(t,0.6),0,0.5)':s=48000")
                        .soundCodec("pcm_s16le")
                        .pictureStart(400)
                        .write(folder.resolve("early.mkv"));
        assertEquals(3200, firstSound(file, 0), 16);
    }

    @Test
    void stereoIsHalvedIntoMonoSoThatItCannotClip() throws MediaException {
        Path file =
                Footage.ofPicture("color=size=64x64:rate=25")
                        .sound("aevalsrc=0.8|0.8:s=48000")
                        .soundCodec("pcm_s16le")
                        .write(folder.resolve("stereo.mkv"));
        MediaInfo info = probe(file);
        try (AudioReader reader =
                AudioReader.open(file, info.sound().orElseThrow(), info, 48000, ChannelMode.MONO)) {
            float[] samples = new float[1000];
            assertEquals(1000, reader.read(samples));
            assertEquals(0.8f, samples[500], 0.01f);
        }
    }

    /// Index of the first loud sample at 16 kHz, counted from `fromMs`.
    private static int firstSound(Path file, long fromMs) throws MediaException {
        MediaInfo info = probe(file);
        try (AudioReader reader =
                AudioReader.open(file, info.sound().orElseThrow(), info, 16000, ChannelMode.MONO)) {
            if (fromMs > 0) {
                reader.seek(fromMs);
            }
            float[] samples = new float[16000];
            int count = reader.read(samples);
            for (int i = 0; i < count; i++) {
                if (Math.abs(samples[i]) > 0.03) {
                    return i;
                }
            }
            return -1;
        }
    }

    private static MediaInfo probe(Path file) {
        return new FfmpegProber().probe(file) instanceof Usable usable
                ? usable.info()
                : fail("not usable: " + file);
    }
}
