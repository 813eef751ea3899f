package studio.truss.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.Test;

import studio.truss.core.derived.AnalysisFilm;
import studio.truss.core.derived.Derivation;
import studio.truss.core.derived.Held;
import studio.truss.core.derived.Made;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.AudioReader;
import studio.truss.core.media.ffmpeg.ChannelMode;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.FfmpegProber;
import studio.truss.core.media.ffmpeg.VideoReader;
import studio.truss.core.testing.Footage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/// What a model is shown instead of a source, made by real workers.
class AnalysisFilmTest extends DerivedStage {
    /// No two frames near one another are equally bright.
    private static final String COUNTED =
            "color=black:s=64x48:r=25,geq=lum='30+mod(N*37,200)':cb=128:cr=128";

    private Held<AnalysisFilm> film(Original source) {
        return ready(derivatives.analysisFilm(source, Heartbeat.none()));
    }

    private void showsWhatTheSourceShows(Original source) throws MediaException {
        List<Frame> truth = frames(source.file(), source.info().picture().orElseThrow());
        try (Held<AnalysisFilm> held = film(source)) {
            AnalysisFilm film = held.value();
            assertEquals(Files.size(film.file()), film.bytes());
            assertEquals(source.info().durationMs(), film.durationMs());
            MediaInfo made = usable(film.file());
            assertTrue(
                    Math.abs(source.info().durationMs() - made.durationMs()) <= 1000,
                    made.durationMs() + " ms");
            List<Frame> frames = frames(film.file(), made.picture().orElseThrow());
            assertEquals(Math.ceilDiv(source.info().durationMs(), 1000), frames.size());
            for (int i = 0; i < frames.size(); i++) {
                long ms = 1000L * i;
                assertEquals(ms, frames.get(i).ms());
                Frame shown =
                        truth.stream()
                                .filter(frame -> frame.ms() <= ms)
                                .reduce((a, b) -> b)
                                .orElseThrow();
                assertEquals(shown.brightness(), frames.get(i).brightness(), 6, "at " + ms + " ms");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void showsWhatIsOnTheScreenAtEachSecond() throws MediaException {
        showsWhatTheSourceShows(
                original(
                        Footage.ofPicture(COUNTED).seconds(9.4).gop(60).bFrames(3),
                        "long-gop.mp4"));
        showsWhatTheSourceShows(
                original(Footage.ofPicture(COUNTED).seconds(6).gop(10).bFrames(2), "keys.mp4"));
        showsWhatTheSourceShows(
                original(
                        Footage.ofPicture(COUNTED).seconds(7).gop(250).pictureStart(400),
                        "one-key.mkv"));
        showsWhatTheSourceShows(
                original(Footage.ofPicture(COUNTED).seconds(5).gop(40), "stream.ts"));
    }

    @Test
    void aFrameThatRestsIsShownUntilTheNext() throws MediaException {
        String uneven = COUNTED + ",select='lt(mod(n,80),7)+eq(mod(n,29),8)'";
        showsWhatTheSourceShows(
                original(
                        Footage.ofPicture(uneven).seconds(12).gop(6).bFrames(2).pictureStart(400),
                        "uneven.mp4"));
    }

    @Test
    void soundIsHeardWhereItBelongs() throws MediaException {
        Original source =
                original(
                        Footage.ofPicture(COUNTED)
                                .sound("sine=f=441:r=44100,volume=4")
                                .seconds(4)
                                .pictureStart(320)
                                .soundStart(1000)
                                .soundCodec("pcm_s16le"),
                        "late.mkv");
        try (Held<AnalysisFilm> held = film(source)) {
            assertTrue(held.value().sound());
            MediaInfo made = usable(held.value().file());
            AudioStream stream = made.sound().orElseThrow();
            assertEquals(1, stream.channels());
            assertEquals(16_000, stream.sampleRate());
            float[] samples = new float[3 * 16_000];
            try (AudioReader reader =
                    AudioReader.open(held.value().file(), stream, made, 16_000, ChannelMode.MONO)) {
                assertEquals(samples.length, reader.read(samples));
            }
            int first = 0;
            while (Math.abs(samples[first]) < 0.1) {
                first++;
            }
            assertEquals(680, first / 16.0, 40);
        }
    }

    @Test
    void aSourceWithoutSoundHasAFilmWithoutSound() throws MediaException {
        Original source = original(Footage.ofPicture(COUNTED).seconds(2), "silent.mp4");
        try (Held<AnalysisFilm> held = film(source)) {
            assertFalse(held.value().sound());
            assertNull(usable(held.value().file()).audio());
        }
    }

    @Test
    void isUprightInSquarePixelsAndNotEnlarged() throws MediaException {
        String leftHalfWhite =
                "color=black:s=1280x720:r=25,drawbox=x=0:y=0:w=640:h=720:color=white:t=fill";
        Original turned =
                original(Footage.ofPicture(leftHalfWhite).seconds(2).rotation(90), "turned.mp4");
        try (Held<AnalysisFilm> held = film(turned)) {
            VideoStream stream = usable(held.value().file()).picture().orElseThrow();
            assertEquals(360, stream.width());
            assertEquals(640, stream.height());
            assertEquals(0, stream.rotation());
            try (VideoReader reader =
                    VideoReader.open(held.value().file(), stream, Decoding.exact(1))) {
                AVFrame frame = Objects.requireNonNull(reader.next());
                assertEquals(235, frame.data(0).get(60L * frame.linesize(0) + 180) & 0xff, 6);
                assertEquals(16, frame.data(0).get(580L * frame.linesize(0) + 180) & 0xff, 6);
            }
        }
        Original wide =
                original(
                        Footage.ofPicture("testsrc2=s=720x576:r=25")
                                .sampleAspect(64, 45)
                                .seconds(2),
                        "wide.mp4");
        try (Held<AnalysisFilm> held = film(wide)) {
            VideoStream stream = usable(held.value().file()).picture().orElseThrow();
            assertEquals(640, stream.width(), 2);
            assertEquals(360, stream.height());
        }
        Original small = original(Footage.ofPicture(COUNTED).seconds(2), "small.mp4");
        try (Held<AnalysisFilm> held = film(small)) {
            assertEquals(64, usable(held.value().file()).picture().orElseThrow().width());
        }
    }

    @Test
    void endsWhereATruncatedSourceEnds() throws IOException {
        Path file =
                Footage.ofPicture("testsrc2=s=160x120:r=25,noise=alls=30:allf=t")
                        .sound("sine=f=441:r=44100")
                        .seconds(12)
                        .gop(25)
                        .write(folder.resolve("cut.mp4"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
        var partly = assertInstanceOf(ProbeResult.Partly.class, new FfmpegProber().probe(file));
        assertTrue(partly.info().durationMs() > partly.usableMs() + 3000, partly.toString());
        Original source = new Original(file, "%064x".formatted(++sources), partly.info());
        try (Held<AnalysisFilm> held = film(source)) {
            long made = held.value().durationMs();
            assertTrue(
                    Math.abs(made - usable(held.value().file()).durationMs()) <= 1000,
                    made + " ms");
            // sound may be there for a little longer than pictures
            assertTrue(made >= partly.usableMs() && made < partly.usableMs() + 2500, made + " ms");
        }
    }

    @Test
    void isMadeOnceAndCancelledWithoutLeavings() {
        // one key frame, and much between: the film is not made before the wish to stop arrives
        Original source =
                original(
                        Footage.ofPicture("testsrc2=s=640x360:r=50").seconds(24).gop(10_000),
                        "twice.mp4");
        Heartbeat stop =
                (doneMs, totalMs) -> {
                    throw new Heartbeat.Cancelled();
                };
        assertInstanceOf(Made.Cancelled.class, derivatives.analysisFilm(source, stop));
        assertTrue(derivatives.find(source, Derivation.ANALYSIS_FILM).isEmpty());
        film(source).close();
        assertNotNull(derivatives.find(source, Derivation.ANALYSIS_FILM).orElseThrow().value());
        Original gone = new Original(folder.resolve("gone.mp4"), source.sha256(), source.info());
        film(gone).close();
    }
}
