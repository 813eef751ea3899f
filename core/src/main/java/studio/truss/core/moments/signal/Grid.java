package studio.truss.core.moments.signal;

import studio.truss.core.media.TimeRange;

/// Brings tracks of any step onto the common hop of the signals, and tells time as people do.
public final class Grid {
    private Grid() {}

    public static int hops(long durationMs) {
        return (int) ((durationMs + Signal.HOP_MS - 1) / Signal.HOP_MS);
    }

    public static int hopOf(long ms, int hops) {
        return (int) Math.clamp(ms / Signal.HOP_MS, 0, Math.max(0, hops - 1L));
    }

    /// The largest value that falls into each hop; 0 where none does.
    public static float[] most(float[] track, int trackHopMs, int hops) {
        float[] out = new float[hops];
        for (int i = 0; i < track.length; i++) {
            int hop = (int) ((long) i * trackHopMs / Signal.HOP_MS);
            if (hop < hops) {
                out[hop] = Math.max(out[hop], track[i]);
            }
        }
        return out;
    }

    /// The mean of the values around each hop, `spanMs` wide; NaN counts as absent.
    public static float[] mean(float[] track, int trackHopMs, int hops, int spanMs) {
        double[] sums = new double[track.length + 1];
        int[] counts = new int[track.length + 1];
        for (int i = 0; i < track.length; i++) {
            boolean there = !Float.isNaN(track[i]);
            sums[i + 1] = sums[i] + (there ? track[i] : 0);
            counts[i + 1] = counts[i] + (there ? 1 : 0);
        }
        float[] out = new float[hops];
        for (int h = 0; h < hops; h++) {
            long middle = (long) h * Signal.HOP_MS + Signal.HOP_MS / 2;
            int from = Math.clamp((middle - spanMs / 2) / trackHopMs, 0, track.length);
            int to = Math.clamp((middle + spanMs / 2) / trackHopMs, from, track.length);
            int count = counts[to] - counts[from];
            out[h] = count == 0 ? 0 : (float) ((sums[to] - sums[from]) / count);
        }
        return out;
    }

    /// Hours only where there are any: 12:41, 1:02:03.
    public static String clock(long ms) {
        long s = ms / 1000;
        String tail = two(s % 60);
        return s < 3600 ? s / 60 + ":" + tail : s / 3600 + ":" + two(s / 60 % 60) + ":" + tail;
    }

    /// Whole seconds, at least one.
    public static long seconds(TimeRange range) {
        return Math.max(1, Math.round(range.lengthMs() / 1000.0));
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
