package studio.truss.core.worker.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.OtherStream;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.Rational;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class WireTest {
    private final Wire wire = new Wire();

    private record Curve(float[] values) {}

    private record Named(Path file, Map<String, Double> weights) {}

    @Test
    void theCaseOfASealedInterfaceTravelsAtEveryDepth() {
        AudioStream sound =
                new AudioStream(
                        1, "aac", 48000, 2, "stereo", Rational.of(1, 48000), -5, 10, "", "", true);
        MediaInfo info =
                new MediaInfo(
                        "mov",
                        10,
                        99,
                        List.of(sound, new OtherStream(2, "x", "data")),
                        null,
                        sound);
        List<ProbeResult> all =
                List.of(
                        new ProbeResult.Usable(info),
                        new ProbeResult.Partly(
                                info, new MediaProblem(MediaProblem.Kind.DAMAGED, "bad"), 7),
                        new ProbeResult.Unusable(
                                new MediaProblem(MediaProblem.Kind.EMPTY, "empty"), null));
        for (ProbeResult each : all) {
            assertEquals(each, wire.read(wire.write(each), ProbeResult.class));
        }
    }

    @Test
    void floatsKeepTheirBits() {
        float[] values = {0f, -0f, 1e-40f, Float.NaN, Float.NEGATIVE_INFINITY, 0.1f};
        Curve read = wire.read(wire.write(new Curve(values)), Curve.class);
        assertArrayEquals(values, read.values());
    }

    @Test
    void namesOfFilesSurvive() {
        Named named =
                new Named(Path.of("/tmp/it's \"a\" 100% b#c?.mp4"), Map.of("chat", 0.1 + 0.2));
        assertEquals(named, wire.read(wire.write(named), Named.class));
    }

    @Test
    void somethingElseIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> wire.read(wire.write(List.of(1)), ProbeResult.class));
    }
}
