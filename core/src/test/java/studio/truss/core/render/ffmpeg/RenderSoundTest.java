package studio.truss.core.render.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.Objects.requireNonNull;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.media.LoudnessMeter;
import studio.truss.core.media.TimeRange;
import studio.truss.core.render.LoudnessResult.Bound;
import studio.truss.core.render.RenderOutcome;
import studio.truss.core.testing.Footage;

import java.nio.file.Path;
import java.util.List;

class RenderSoundTest {
    private static final String BLACK = "color=black:size=320x180:rate=25";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sine=frequency=440,volume=0.3",
                "anoisesrc=seed=3:amplitude=0.4:color=pink",
                "sine=frequency=300:sample_rate=22050,volume=-3dB",
                "anoisesrc=seed=5:amplitude=0.3,tremolo=f=2:d=0.9"
            })
    void aClipIsAsLoudAsPlatformsPlayIt(String chain) throws Exception {
        RenderOutcome.Rendered rendered = render(source(chain, "mp4"), 0, 2000);

        LoudnessMeter heard = RenderBench.heard(clip());
        assertEquals(-14, heard.integratedLufs(), 0.5);
        assertTrue(heard.truePeakDbtp() <= -1, "peak " + heard.truePeakDbtp());
        assertEquals(
                heard.integratedLufs(), requireNonNull(rendered.loudness().integratedLufs()), 0.2);
        assertEquals(Bound.NONE, rendered.loudness().bound());
    }

    @Test
    void aWhisperIsRaisedByTwentyDecibelsAndNoMore() throws Exception {
        RenderOutcome.Rendered rendered =
                render(source("sine=frequency=440,volume=-30dB", "mp4"), 0, 1500);

        assertEquals(Bound.GAIN_CAP, rendered.loudness().bound());
        assertEquals(20, rendered.loudness().gainDb());
        assertTrue(RenderBench.heard(clip()).integratedLufs() < -20);
    }

    @Test
    void peaksThatWouldHaveToBeCrushedKeepTheClipQuiet() throws Exception {
        RenderOutcome.Rendered rendered =
                render(
                        source(
                                "aevalsrc='if(lt(mod(t,0.5),0.002),0.9*sin(6000*t),0.001*sin(3000*t))':s=48000",
                                "mkv"),
                        0,
                        2000);

        assertEquals(Bound.TRUE_PEAK, rendered.loudness().bound());
        assertTrue(RenderBench.heard(clip()).truePeakDbtp() <= -1);
    }

    @Test
    void surroundIsMixedDownSoThatTheCentreIsHeardOnBothSides() throws Exception {
        Path surround =
                source(
                        "aevalsrc='0|0|0.2*sin(2*PI*500*t)|0|0|0':s=48000:channel_layout=5.1",
                        "mkv");
        render(surround, 0, 1500);

        float[] sound = RenderBench.sound(clip());
        double left = 0;
        double right = 0;
        for (int i = 0; i < sound.length; i += 2) {
            left += sound[i] * sound[i];
            right += sound[i + 1] * sound[i + 1];
        }
        assertTrue(left > 1);
        assertEquals(1, left / right, 0.05);
        assertEquals(-14, RenderBench.heard(clip()).integratedLufs(), 0.5);
    }

    /// A white frame and a click at the same instant of the source.
    @ParameterizedTest
    @ValueSource(longs = {0, 333, 1010})
    void aFlashAndItsClickStayTogetherWhereverTheClipBegins(long startMs) throws Exception {
        Path flash =
                Footage.ofPicture(
                                "nullsrc=size=320x180:rate=25,geq=lum='if(eq(N,40),235,16)':cb=128:cr=128")
                        .sound("aevalsrc='if(between(t,1.6,1.602),0.8,0)':s=48000")
                        .soundCodec("pcm_s16le")
                        .seconds(2.4)
                        .write(folder.resolve("flash.mkv"));
        render(flash, startMs, Math.max(1800, startMs + 1200));

        assertEquals(flashAt() / 25.0, clickAt() / 48_000.0, 0.004);
    }

    @Test
    void soundThatStartsLateStaysLate() throws Exception {
        Path late =
                Footage.ofPicture(
                                "nullsrc=size=320x180:rate=25,geq=lum='if(eq(N,30),235,16)':cb=128:cr=128")
                        .sound("aevalsrc='if(between(t,0.7,0.702),0.8,0)':s=48000")
                        .soundCodec("pcm_s16le")
                        .soundStart(500)
                        .seconds(2)
                        .write(folder.resolve("late.mkv"));
        render(late, 200, 1800);

        assertEquals(flashAt() / 25.0, clickAt() / 48_000.0, 0.004);
    }

    /// Beyond a minute the sound is decoded anew for each look at it instead of being kept.
    @Tag("long")
    @Test
    void theSoundOfALongClipIsAsLoudAndInPlace() throws Exception {
        Path talk =
                Footage.ofPicture("color=black:size=320x180:rate=25")
                        .sound(
                                "aevalsrc='0.02*sin(2*PI*300*t)+if(between(t,61,61.002),0.8,0)':s=48000")
                        .soundCodec("pcm_s16le")
                        .seconds(64)
                        .write(folder.resolve("long.mkv"));

        RenderOutcome.Rendered rendered = render(talk, 1_000, 63_000);

        assertEquals(60, clickAt() / 48_000.0, 0.004);
        assertEquals(6, rendered.loudness().limitedDb(), 0.1);
        assertEquals(Bound.TRUE_PEAK, rendered.loudness().bound());
        float[] sound = RenderBench.sound(clip());
        assertEquals(62, sound.length / 96_000.0, 0.05);
        assertEquals(loudest(sound, 2), loudest(sound, 58), 0.01, "a second early, one late");
    }

    private static float loudest(float[] sound, int second) {
        float most = 0;
        for (int i = second * 96_000; i < (second + 1) * 96_000; i++) {
            most = Math.max(most, Math.abs(sound[i]));
        }
        return most;
    }

    private int flashAt() throws Exception {
        List<RenderBench.Picture> pictures = RenderBench.pictures(clip());
        for (int i = 0; i < pictures.size(); i++) {
            if (pictures.get(i).y(90, 160) > 150) {
                return i;
            }
        }
        throw new AssertionError("no flash");
    }

    private int clickAt() throws Exception {
        float[] sound = RenderBench.sound(clip());
        float loudest = 0;
        for (float sample : sound) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        for (int i = 0; i < sound.length; i++) {
            if (Math.abs(sound[i]) > loudest / 2) {
                return i / 2;
            }
        }
        throw new AssertionError("no click");
    }

    private Path source(String chain, String ending) {
        Footage footage = Footage.ofPicture(BLACK).sound(chain).seconds(2);
        if (ending.equals("mkv")) {
            footage.soundCodec("pcm_s16le");
        }
        return footage.write(folder.resolve("source." + ending));
    }

    private RenderOutcome.Rendered render(Path source, long startMs, long endMs) {
        return RenderBench.render(
                RenderBench.plan(
                        source, TimeRange.of(startMs, endMs), RenderBench.centre(source), clip()));
    }

    private Path clip() {
        return folder.resolve("clip.mp4");
    }
}
