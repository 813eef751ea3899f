package studio.truss.app.proof;

import studio.truss.core.demo.DemoScript;
import studio.truss.core.demo.DemoScript.Cue;
import studio.truss.core.demo.DemoScript.Scene;
import studio.truss.core.demo.DemoSound;
import studio.truss.core.demo.StreamPainter;
import studio.truss.core.media.Rational;
import studio.truss.core.media.ffmpeg.Libav;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.Quality;
import studio.truss.core.render.ffmpeg.files.FilmWriter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A small made-up stream with a laugh and a cheer in it, for proofs that need a video and may not
/// need anybody's.
final class ProofFilm {
    static final int WIDTH = 320;
    static final int HEIGHT = 180;
    private static final int FRAMES_PER_SECOND = 15;

    private ProofFilm() {}

    /// @param encoder a rung of the ladder that works here
    /// @param durationMs a second at least
    static void write(Path file, String encoder, long durationMs) throws IOException {
        Libav.quiet();
        DemoScript script =
                new DemoScript(
                        WIDTH,
                        HEIGHT,
                        FRAMES_PER_SECOND,
                        durationMs,
                        7,
                        2_000,
                        List.of(
                                new Scene(0, Scene.Setting.TALK),
                                new Scene(durationMs / 2, Scene.Setting.GAME)),
                        List.of(
                                new Cue(durationMs / 4, durationMs / 3, Cue.Event.LAUGHTER, 1),
                                new Cue(
                                        durationMs * 5 / 8,
                                        durationMs * 3 / 4,
                                        Cue.Event.CHEER,
                                        1)));
        long frames = durationMs * FRAMES_PER_SECOND / 1000;
        try (StreamPainter painter = new StreamPainter(script);
                FilmWriter film =
                        FilmWriter.open(
                                file,
                                new FrameSize(WIDTH, HEIGHT),
                                Rational.of(FRAMES_PER_SECOND, 1),
                                Quality.DRAFT,
                                encoder,
                                stereo(script),
                                () -> {})) {
            for (long i = 0; i < frames; i++) {
                film.write(painter.paint(i * 1000 / FRAMES_PER_SECOND));
            }
            film.finish();
        }
    }

    private static float[] stereo(DemoScript script) {
        float[] mono = new float[(int) (script.durationMs() * DemoSound.SAMPLE_RATE / 1000)];
        new DemoSound(script).read(mono);
        float[] stereo = new float[2 * mono.length];
        for (int i = 0; i < mono.length; i++) {
            stereo[2 * i] = mono[i];
            stereo[2 * i + 1] = mono[i];
        }
        return stereo;
    }
}
