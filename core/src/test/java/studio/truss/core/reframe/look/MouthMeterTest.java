package studio.truss.core.reframe.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.SmallFrame;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.FaceFrame.Face;
import studio.truss.core.reframe.FaceFrame.Stir;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/// A drawn face: two eyes, a nose and a mouth, 64 pixels wide.
class MouthMeterTest {
    private static final int W = 200;
    private static final int H = 120;

    /// Of a pixel in each direction: edges are soft.
    private static final int PARTS = 4;

    private static Stir stir(IntToDoubleFunction headY, IntToDoubleFunction mouthOpen) {
        return stir(headY, mouthOpen, frame -> 1);
    }

    private static Stir stir(
            IntToDoubleFunction headY, IntToDoubleFunction mouthOpen, IntToDoubleFunction size) {
        MouthMeter meter = new MouthMeter();
        byte[] bgr = new byte[W * H * 3];
        Face face = new Face(new Box(60, 30, 64, 64), 0.9, 0);
        for (int frame = 0; frame < 6; frame++) {
            double top = 30 + headY.applyAsDouble(frame);
            double open = mouthOpen.applyAsDouble(frame);
            for (int i = 0; i < W * H; i++) {
                int column = i % W;
                int row = i / W;
                double across = 64 * size.applyAsDouble(frame);
                double light = 0;
                for (int part = 0; part < PARTS * PARTS; part++) {
                    double x = column - 60 + (part % PARTS + 0.5) / PARTS;
                    int down = part / PARTS;
                    double y = row - top + (down + 0.5) / PARTS;
                    light += shade(x / across, y / across, open);
                }
                byte value = (byte) (light / PARTS / PARTS);
                bgr[i * 3] = value;
                bgr[i * 3 + 1] = value;
                bgr[i * 3 + 2] = value;
            }
            meter.accept(new SmallFrame(frame, frame * 66L, W, H, 1, bgr));
            if (frame == 0) {
                meter.watch(new FaceFrame(0, List.of(face)));
            }
        }
        return meter.watch(new FaceFrame(400, List.of())).getFirst().stir();
    }

    private static int shade(double x, double y, double open) {
        boolean eye = Math.hypot(x - 0.3, y - 0.35) < 0.08 || Math.hypot(x - 0.7, y - 0.35) < 0.08;
        boolean nose = Math.abs(x - 0.5) < 0.04 && y > 0.4 && y < 0.58;
        boolean mouth = Math.abs(x - 0.5) < 0.18 && Math.abs(y - 0.76) < 0.02 + open;
        return eye || mouth ? 30 : nose ? 120 : 190;
    }

    @Test
    void aMouthThatOpensAndClosesMovesMoreThanANod() {
        Stir speaks = stir(f -> 0, f -> f % 2 * 0.07);
        Stir nods = stir(f -> 2 * f, f -> 0);
        Stir still = stir(f -> 0, f -> 0);

        assertEquals(0, still.mouth(), 1e-9);
        assertTrue(nods.whole() > 2, "the nod is seen: " + nods);
        assertTrue(speaks.mouth() > 4 * nods.mouth(), speaks + " against " + nods);
    }

    @Test
    void speakingWhileNoddingIsStillSpeaking() {
        Stir both = stir(f -> 1.5 * f, f -> f % 2 * 0.07);
        Stir nods = stir(f -> 1.5 * f, f -> 0);

        assertTrue(both.mouth() > 3 * nods.mouth() + 1, both + " against " + nods);
    }

    @Test
    void whoLeansForthAndBackDoesNotSpeak() {
        Stir leans = stir(f -> 0, f -> 0, f -> 1 + f % 2 * 0.02);
        Stir speaks = stir(f -> 0, f -> f % 2 * 0.07);

        assertTrue(leans.whole() > 1, "it is seen that the head grows: " + leans);
        assertTrue(speaks.mouth() > 15 * leans.mouth(), speaks + " against " + leans);
    }
}
