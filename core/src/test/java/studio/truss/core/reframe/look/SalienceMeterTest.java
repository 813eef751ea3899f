package studio.truss.core.reframe.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.SmallFrame;

import java.util.Random;

class SalienceMeterTest {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final int SIDE = 40;

    /// A smooth texture, seen from `pan`, with a patterned square at `x`, none where negative.
    private static SmallFrame frame(long ms, double pan, int x) {
        byte[] bgr = new byte[WIDTH * HEIGHT * 3];
        Random noise = new Random(ms);
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                double value =
                        110
                                + 30 * Math.sin((column + pan) / 9)
                                + 25 * Math.cos(row / 7.0)
                                + noise.nextInt(3);
                boolean square =
                        x >= 0 && column >= x && column < x + SIDE && row >= 70 && row < 70 + SIDE;
                if (square) {
                    value = ((column - x) / 8 + row / 8) % 2 == 0 ? 250 : 150;
                }
                for (int c = 0; c < 3; c++) {
                    bgr[(row * WIDTH + column) * 3 + c] = (byte) value;
                }
            }
        }
        return new SmallFrame(0, ms, WIDTH, HEIGHT, 1, bgr);
    }

    private static double centre(byte[] columns) {
        double sum = 0;
        double weighted = 0;
        for (int c = 0; c < columns.length; c++) {
            sum += columns[c] & 0xff;
            weighted += (c + 0.5) * (columns[c] & 0xff);
        }
        return weighted / sum / columns.length;
    }

    private static int most(byte[] columns) {
        int most = 0;
        for (int c = 0; c < columns.length; c++) {
            most = (columns[c] & 0xff) > (columns[most] & 0xff) ? c : most;
        }
        return most;
    }

    private static int sum(byte[] columns) {
        int sum = 0;
        for (byte column : columns) {
            sum += column & 0xff;
        }
        return sum;
    }

    private static Salience seen(double panned, int fromX, int toX) {
        SalienceMeter meter = new SalienceMeter();
        meter.accept(frame(0, 0, fromX));
        SmallFrame next = frame(80, panned, toX);
        meter.accept(next);
        return meter.at(next);
    }

    @Test
    void whatMovesByItselfIsFoundAlsoWhileTheCameraPans() {
        for (double pan : new double[] {0, 6, 10}) {
            Salience salience = seen(pan, 200, 206);

            assertEquals(223.0 / WIDTH, centre(salience.moves()), 0.06, "pan " + pan);
            assertTrue(sum(salience.moves()) > 100, "pan " + pan);
        }
    }

    @Test
    void aPanAloneAndStillnessMoveNothing() {
        for (double pan : new double[] {0, 5, -8}) {
            assertTrue(sum(seen(pan, -1, -1).moves()) < 10, "pan " + pan);
        }
    }

    @Test
    void whatStandsOutIsFoundInAStillPicture() {
        Salience salience = seen(0, 240, 240);

        assertEquals(260 * SalienceMeter.COLUMNS / WIDTH, most(salience.stands()), 2);
        assertEquals(0, sum(salience.moves()));
    }

    @Test
    void tinyPicturesAndFirstOnesAreNoTrouble() {
        SalienceMeter meter = new SalienceMeter();
        SmallFrame dot = new SmallFrame(0, 0, 4, 2, 1, new byte[4 * 2 * 3]);
        meter.accept(dot);

        assertEquals(0, sum(meter.at(dot).moves()));
        assertEquals(0, sum(meter.at(dot).stands()));
    }
}
