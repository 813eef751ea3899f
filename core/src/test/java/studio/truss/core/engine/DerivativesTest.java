package studio.truss.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import studio.truss.core.derived.Derivation;
import studio.truss.core.derived.Filmstrip;
import studio.truss.core.derived.Held;
import studio.truss.core.derived.Made;
import studio.truss.core.derived.PictureProxy;
import studio.truss.core.derived.Poster;
import studio.truss.core.derived.SoundProxy;
import studio.truss.core.derived.Waveform;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.VideoReader;
import studio.truss.core.testing.Footage;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/// What real workers derive from real files.
@Tag("long")
class DerivativesTest extends DerivedStage {
    private static final String COUNTED =
            "color=black:s=64x48:r=25,geq=lum='30+2*mod(N,100)':cb=128:cr=128";

    @Test
    void aPictureProxyHasEveryFrameAtItsTime() throws MediaException {
        String uneven = COUNTED + ",select='lt(mod(n,11),4)+eq(mod(n,29),8)'";
        Original source =
                original(
                        Footage.ofPicture(uneven).seconds(8).gop(60).bFrames(3).pictureStart(400),
                        "uneven.mp4");
        VideoStream video = source.info().picture().orElseThrow();
        try (Held<PictureProxy> proxy = ready(derivatives.pictureProxy(source, Heartbeat.none()))) {
            List<Frame> truth = frames(source.file(), video);
            List<Frame> made = frames(proxy.value().file(), proxy.value().stream());
            assertEquals(
                    truth.stream().map(Frame::ms).toList(), made.stream().map(Frame::ms).toList());
            for (int i = 0; i < truth.size(); i++) {
                assertEquals(truth.get(i).brightness(), made.get(i).brightness(), 4, "frame " + i);
            }
        }
    }

    @Test
    void aTurnedSourceHasAnUprightProxyAndIsNotEnlarged() throws MediaException {
        Original source =
                original(
                        Footage.ofPicture(
                                        "color=black:s=1280x720:r=25,drawbox=x=0:y=0:w=640:h=720:color=white:t=fill")
                                .seconds(1)
                                .rotation(90),
                        "turned.mp4");
        try (Held<PictureProxy> proxy = ready(derivatives.pictureProxy(source, Heartbeat.none()))) {
            VideoStream stream = proxy.value().stream();
            assertEquals(540, stream.width());
            assertEquals(960, stream.height());
            assertEquals(0, stream.rotation());
            try (VideoReader reader =
                    VideoReader.open(proxy.value().file(), stream, Decoding.exact(1))) {
                AVFrame first = Objects.requireNonNull(reader.next());
                assertEquals(235, first.data(0).get(100L * first.linesize(0) + 270) & 0xff, 6);
                assertEquals(16, first.data(0).get(860L * first.linesize(0) + 270) & 0xff, 6);
            }
        }
        Original small = original(Footage.ofPicture(COUNTED).seconds(1), "small.mp4");
        try (Held<PictureProxy> proxy = ready(derivatives.pictureProxy(small, Heartbeat.none()))) {
            assertEquals(64, proxy.value().stream().width());
        }
    }

    @Test
    void soundThatStartsLateIsHeardWhereItBelongs() throws IOException {
        Original source =
                original(
                        Footage.ofPicture(COUNTED)
                                .sound("sine=f=441:r=44100,volume=4")
                                .seconds(3)
                                .pictureStart(320)
                                .soundStart(1000)
                                .soundCodec("pcm_s16le"),
                        "late.mkv");
        try (Held<SoundProxy> proxy = ready(derivatives.soundProxy(source, Heartbeat.none()));
                Held<Waveform> waveform = ready(derivatives.waveform(source, Heartbeat.none()))) {
            SoundProxy sound = proxy.value();
            assertEquals(1, sound.segments().size());
            assertEquals(source.info().durationMs(), sound.at(0).durationMs());
            ByteBuffer wav =
                    ByteBuffer.wrap(Files.readAllBytes(sound.at(500).file()))
                            .order(ByteOrder.LITTLE_ENDIAN);
            int samples = wav.getInt(40) / 2;
            assertEquals(source.info().durationMs() * 44.1, samples, 45);
            assertEquals(680, firstLoud(wav, samples) / 44.1, 3);
            Waveform.Level fine = waveform.value().levels().getFirst();
            assertTrue(fine.max(fine.bucketAt(670)) < 0.02);
            assertTrue(fine.max(fine.bucketAt(690)) > 0.2);
        }
    }

    private static int firstLoud(ByteBuffer wav, int samples) {
        for (int i = 0; i < samples; i++) {
            if (Math.abs(wav.getShort(44 + 2 * i)) > 1000) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void aSourceWithoutSoundSaysSo() {
        Original source = original(Footage.ofPicture(COUNTED).seconds(1), "silent.mp4");
        var refused =
                assertInstanceOf(
                        Made.Refused.class, derivatives.waveform(source, Heartbeat.none()));
        assertEquals("no-sound", refused.code());
    }

    @Test
    void aFilmstripShowsWhatIsSeen() {
        Original source =
                original(
                        Footage.ofPicture(
                                        "color=red:s=320x180:r=10,drawbox=c=blue:t=fill:enable='gte(t,6)'")
                                .seconds(10)
                                .gop(10),
                        "strip.mp4");
        try (Held<Filmstrip> held = ready(derivatives.filmstrip(source, Heartbeat.none()))) {
            Filmstrip strip = held.value();
            assertEquals(5, strip.tiles());
            assertEquals(96, strip.tileWidth());
            assertEquals(54, strip.tileHeight());
            Filmstrip.Tile red = strip.at(5999);
            Filmstrip.Tile blue = strip.at(6500);
            assertEquals(4000, red.ms());
            assertEquals(6000, blue.ms());
            assertTrue((red.bgra().get(2) & 0xff) > 200 && (red.bgra().get(0) & 0xff) < 60);
            assertTrue((blue.bgra().get(0) & 0xff) > 200 && (blue.bgra().get(2) & 0xff) < 60);
        }
    }

    @Test
    void aPosterIsNotBlackWhereThereIsAPicture() throws IOException {
        Original source =
                original(
                        Footage.ofPicture(
                                        "testsrc2=s=320x180:r=10,drawbox=c=black:t=fill:enable='lt(t,8)'")
                                .seconds(12)
                                .gop(10),
                        "poster.mp4");
        try (Held<Poster> poster = ready(derivatives.poster(source, Heartbeat.none()))) {
            assertTrue(poster.value().ms() >= 8000, poster.value().ms() + " ms");
            BufferedImage image = ImageIO.read(poster.value().jpeg().toFile());
            assertEquals(320, image.getWidth());
        }
    }

    @Test
    void whatWasMadeIsFoundAgain() {
        Original source = original(Footage.ofPicture(COUNTED).seconds(1), "again.mp4");
        assertTrue(derivatives.find(source, Derivation.POSTER).isEmpty());
        ready(derivatives.poster(source, Heartbeat.none())).close();
        Path gone = folder.resolve("gone.mp4");
        Original moved = new Original(gone, source.sha256(), source.info());
        ready(derivatives.poster(moved, Heartbeat.none())).close();
    }

    @Test
    void aCancelledProxyLeavesNothing() throws IOException {
        Original source = longSource("cancelled.mp4");
        Heartbeat stop =
                (doneMs, totalMs) -> {
                    if (doneMs > 0) {
                        throw new Heartbeat.Cancelled();
                    }
                };
        assertInstanceOf(Made.Cancelled.class, derivatives.pictureProxy(source, stop));
        assertFalse(Files.exists(entries(source)));
    }

    @Test
    void aWorkerKilledHalfWayLeavesNothing() throws IOException {
        Original source = longSource("killed.mp4");
        boolean[] killed = new boolean[1];
        Heartbeat kill =
                (doneMs, totalMs) -> {
                    if (doneMs > 0 && !killed[0]) {
                        killed[0] = true;
                        workers().forEach(ProcessHandle::destroyForcibly);
                    }
                };
        var refused = assertInstanceOf(Made.Refused.class, derivatives.pictureProxy(source, kill));
        assertEquals("crashed", refused.code());
        assertFalse(Files.exists(entries(source)));
        ready(derivatives.poster(source, Heartbeat.none())).close();
    }

    private Stream<ProcessHandle> workers() {
        return ProcessHandle.current().descendants();
    }

    private Original longSource(String name) {
        return original(Footage.ofPicture("testsrc2=s=640x360:r=50").seconds(20).gop(100), name);
    }

    private Path entries(Original source) {
        return folder.resolve("cache")
                .resolve(source.sha256().substring(0, 2))
                .resolve(source.sha256());
    }
}
