package studio.truss.core.shots;

import studio.truss.core.media.SmallFrame;

import java.util.Arrays;
import java.util.List;

/// Measures motion and brightness of the small frames of a source, fed in presentation order: all
/// of them, or pairs of near frames with gaps in between. Keeps three numbers for each tenth of a
/// second. One thread.
public final class MotionMeter {
    private static final int HOP_MS = MotionTrack.HOP_MS;

    /// Every second column and row is looked at: motion is no matter of single pixels.
    private static final int STRIDE = 2;

    /// Sampled frames further apart than this are no pair.
    private static final long PAIR_MS = 600;

    /// The change between frames `n` apart is about `n` to this power of that between neighbours:
    /// measured on games, sport, talk and drawn film, where three frames change 1.8 to 2.6 times as
    /// much as one.
    private static final double DISTANCE_POWER = 0.72;

    private final long originMs;

    /// Usual distance of two frames where the frames are pairs, else 0.
    private final double pairFrameMs;

    private byte[] previous = new byte[0];
    private long previousMs = -1;
    private int hops;

    /// Sums over the frames of a hop, until [#finish] makes means of them.
    private float[] motion = new float[600];

    private float[] brightness = new float[600];
    private float[] contrast = new float[600];
    private int[] frames = new int[600];
    private int[] compared = new int[600];

    public MotionMeter() {
        this(0, 0);
    }

    private MotionMeter(long originMs, double pairFrameMs) {
        this.originMs = originMs;
        this.pairFrameMs = pairFrameMs;
    }

    /// A meter of every frame whose first hop begins at `originMs` of the source.
    public static MotionMeter from(long originMs) {
        return new MotionMeter(originMs, 0);
    }

    /// A meter of pairs of frames: the change within a pair is brought to that of neighbours, and
    /// stands for all the time until the next pair.
    ///
    /// @param frameMs from one frame of the source to the next
    public static MotionMeter ofPairs(double frameMs) {
        return new MotionMeter(0, Math.max(1, frameMs));
    }

    public void accept(SmallFrame frame) {
        if (frame.ms() < originMs) {
            return;
        }
        int hop = (int) ((frame.ms() - originMs) / HOP_MS);
        ensure(hop);
        int columns = (frame.width() + STRIDE - 1) / STRIDE;
        int rows = (frame.height() + STRIDE - 1) / STRIDE;
        long apartMs = frame.ms() - previousMs;
        boolean comparable =
                previous.length == columns * rows
                        && apartMs > 0
                        && (pairFrameMs == 0 || apartMs <= PAIR_MS);
        if (previous.length != columns * rows) {
            previous = new byte[columns * rows];
        }
        measure(frame, hop, columns, rows, comparable ? nearness(apartMs) : 0);
        previousMs = frame.ms();
    }

    /// What turns the change over `apartMs` into that between neighbours.
    private double nearness(long apartMs) {
        return pairFrameMs == 0 ? 1 : Math.pow(Math.max(1, apartMs / pairFrameMs), -DISTANCE_POWER);
    }

    /// @param share of the change that counts, 0 where there is nothing to compare with
    private void measure(SmallFrame frame, int hop, int columns, int rows, double share) {
        byte[] bgr = frame.bgr();
        long sum = 0;
        long squares = 0;
        long change = 0;
        for (int row = 0; row < rows; row++) {
            int p = row * STRIDE * frame.width() * 3;
            int at = row * columns;
            for (int column = 0; column < columns; column++, at++, p += 3 * STRIDE) {
                int luma =
                        (29 * (bgr[p] & 0xff)
                                        + 150 * (bgr[p + 1] & 0xff)
                                        + 77 * (bgr[p + 2] & 0xff))
                                >> 8;
                change += Math.abs(luma - (previous[at] & 0xff));
                previous[at] = (byte) luma;
                sum += luma;
                squares += (long) luma * luma;
            }
        }
        double count = (double) columns * rows;
        double mean = sum / count;
        brightness[hop] += (float) (mean / 255);
        contrast[hop] += (float) (Math.sqrt(Math.max(0, squares / count - mean * mean)) / 255);
        frames[hop]++;
        if (share > 0) {
            compared[hop]++;
            motion[hop] += (float) (share * change / count / 255);
        }
    }

    private void ensure(int hop) {
        if (hop >= motion.length) {
            int size = Math.max(hop + 1, motion.length * 2);
            motion = Arrays.copyOf(motion, size);
            brightness = Arrays.copyOf(brightness, size);
            contrast = Arrays.copyOf(contrast, size);
            frames = Arrays.copyOf(frames, size);
            compared = Arrays.copyOf(compared, size);
        }
        hops = Math.max(hops, hop + 1);
    }

    /// The track of all accepted frames, from the origin on. The hop in which one of `cuts` falls
    /// takes the motion of the hop before it; hops without a frame repeat the last known values,
    /// without motion.
    public MotionTrack finish(List<Cut> cuts) {
        MotionTrack track =
                new MotionTrack(HOP_MS, new float[hops], new float[hops], new float[hops]);
        for (int hop = 0; hop < hops; hop++) {
            int n = frames[hop];
            if (n == 0) {
                track.brightness()[hop] = hop == 0 ? 0 : track.brightness()[hop - 1];
                track.contrast()[hop] = hop == 0 ? 0 : track.contrast()[hop - 1];
            } else {
                track.motion()[hop] = motion[hop] / Math.max(1, compared[hop]);
                track.brightness()[hop] = brightness[hop] / n;
                track.contrast()[hop] = contrast[hop] / n;
            }
            if (pairFrameMs > 0 && compared[hop] == 0 && hop > 0) {
                track.motion()[hop] = track.motion()[hop - 1];
            }
        }
        for (Cut cut : cuts) {
            int hop = (int) ((cut.ms() - originMs) / HOP_MS);
            if (cut.kind() == Cut.Kind.CUT && hop >= 0 && hop < hops) {
                track.motion()[hop] = hop == 0 ? 0 : track.motion()[hop - 1];
            }
        }
        return track;
    }
}
