package studio.truss.core.shots;

import studio.truss.core.media.SmallFrame;

import java.util.Arrays;
import java.util.List;

/// Measures motion and brightness of the small frames of a source, fed in presentation order at any
/// rate. Keeps five numbers for each tenth of a second. One thread.
public final class MotionMeter {
    private static final int HOP_MS = 100;

    /// Every second column and row is looked at: motion is no matter of single pixels.
    private static final int STRIDE = 2;

    /// Changes below this many levels of 255 are noise and coding, not motion.
    private static final int NOISE = 3;

    private byte[] previous = new byte[0];
    private long previousMs = -1;
    private int hops;

    /// Sums over the frames of a hop, until [#finish] makes means of them.
    private float[] motion = new float[600];

    private float[] brightness = new float[600];
    private float[] contrast = new float[600];
    private float[] weightX = new float[600];
    private float[] weightY = new float[600];
    private float[] weight = new float[600];
    private int[] frames = new int[600];

    public void accept(SmallFrame frame) {
        if (frame.ms() < 0) {
            return;
        }
        int hop = (int) (frame.ms() / HOP_MS);
        ensure(hop);
        int columns = (frame.width() + STRIDE - 1) / STRIDE;
        int rows = (frame.height() + STRIDE - 1) / STRIDE;
        boolean comparable = previous.length == columns * rows && frame.ms() > previousMs;
        if (previous.length != columns * rows) {
            previous = new byte[columns * rows];
        }
        measure(frame, hop, columns, rows, comparable);
        previousMs = frame.ms();
    }

    private void measure(SmallFrame frame, int hop, int columns, int rows, boolean comparable) {
        byte[] bgr = frame.bgr();
        long sum = 0;
        long squares = 0;
        long change = 0;
        long moving = 0;
        long movingX = 0;
        long movingY = 0;
        for (int row = 0; row < rows; row++) {
            int p = row * STRIDE * frame.width() * 3;
            int at = row * columns;
            long inRow = 0;
            for (int column = 0; column < columns; column++, at++, p += 3 * STRIDE) {
                int luma =
                        (29 * (bgr[p] & 0xff)
                                        + 150 * (bgr[p + 1] & 0xff)
                                        + 77 * (bgr[p + 2] & 0xff))
                                >> 8;
                int difference = Math.abs(luma - (previous[at] & 0xff));
                previous[at] = (byte) luma;
                sum += luma;
                squares += (long) luma * luma;
                change += difference;
                if (difference > NOISE) {
                    inRow += difference;
                    movingX += (long) difference * column;
                }
            }
            moving += inRow;
            movingY += inRow * row;
        }
        double count = (double) columns * rows;
        double mean = sum / count;
        brightness[hop] += (float) (mean / 255);
        contrast[hop] += (float) (Math.sqrt(Math.max(0, squares / count - mean * mean)) / 255);
        frames[hop]++;
        if (comparable) {
            motion[hop] += (float) (change / count / 255);
            weight[hop] += (float) (moving / count);
            weightX[hop] += (float) (movingX / count / Math.max(1, columns - 1));
            weightY[hop] += (float) (movingY / count / Math.max(1, rows - 1));
        }
    }

    private void ensure(int hop) {
        if (hop >= motion.length) {
            int size = Math.max(hop + 1, motion.length * 2);
            motion = Arrays.copyOf(motion, size);
            brightness = Arrays.copyOf(brightness, size);
            contrast = Arrays.copyOf(contrast, size);
            weightX = Arrays.copyOf(weightX, size);
            weightY = Arrays.copyOf(weightY, size);
            weight = Arrays.copyOf(weight, size);
            frames = Arrays.copyOf(frames, size);
        }
        hops = Math.max(hops, hop + 1);
    }

    /// The track of all accepted frames. The hop in which one of `cuts` falls takes the motion of
    /// the hop before it; hops without a frame repeat the last known values, without motion.
    public MotionTrack finish(List<Cut> cuts) {
        MotionTrack track =
                new MotionTrack(
                        HOP_MS,
                        new float[hops],
                        new float[hops],
                        new float[hops],
                        new float[hops],
                        new float[hops]);
        for (int hop = 0; hop < hops; hop++) {
            int n = frames[hop];
            if (n == 0) {
                track.brightness()[hop] = hop == 0 ? 0 : track.brightness()[hop - 1];
                track.contrast()[hop] = hop == 0 ? 0 : track.contrast()[hop - 1];
            } else {
                track.motion()[hop] = motion[hop] / n;
                track.brightness()[hop] = brightness[hop] / n;
                track.contrast()[hop] = contrast[hop] / n;
            }
            boolean moves = weight[hop] > 1e-3f;
            track.centerX()[hop] = moves ? weightX[hop] / weight[hop] : 0.5f;
            track.centerY()[hop] = moves ? weightY[hop] / weight[hop] : 0.5f;
        }
        for (Cut cut : cuts) {
            int hop = (int) (cut.ms() / HOP_MS);
            if (cut.kind() == Cut.Kind.CUT && hop < hops) {
                track.motion()[hop] = hop == 0 ? 0 : track.motion()[hop - 1];
                track.centerX()[hop] = hop == 0 ? 0.5f : track.centerX()[hop - 1];
                track.centerY()[hop] = hop == 0 ? 0.5f : track.centerY()[hop - 1];
            }
        }
        return track;
    }
}
