package studio.truss.core.live;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/// Measures how long after the picture the chat reacts: the rank correlation of its reactions with
/// the sound's excitement, for every delay from 0 to 30 s. Stateless.
///
/// The best delay counts when at least eight bursts speak for it and it stands 1.2 times above any
/// other that is over 3 s away; else a usual delay is taken and the reason says so.
public final class DelayEstimator {
    private static final long USUAL_MS = 8_000;
    private static final int LAG_MAX_S = 30;
    private static final int NEIGHBOURS_S = 3;
    private static final int BURSTS_MIN = 8;
    private static final double RATIO_MIN = 1.2;
    private static final double CORRELATION_MIN = 0.05;
    private static final int SMOOTH_S = 3;
    private static final int TREND_S = 61;

    /// @param soundExcitement any curve that rises where the sound does, from source time 0 on
    /// @param hopMs the curve's step
    /// @param logOffsetMs source time of log time 0
    public ChatDelay estimate(
            ChatAnalysis chat, float[] soundExcitement, int hopMs, long logOffsetMs) {
        long bursts = chat.spikes().stream().filter(ChatSpike::burst).count();
        if (bursts < BURSTS_MIN) {
            return usual("the chat has " + bursts + " bursts and " + BURSTS_MIN + " are needed");
        }
        int seconds = (int) ((long) soundExcitement.length * hopMs / 1000);
        if (seconds < 4 * LAG_MAX_S) {
            return usual("there is too little sound to compare with");
        }
        double[] sound = ranks(withoutTrend(perSecond(soundExcitement, hopMs, seconds)));
        double[] reacting = ranks(withoutTrend(chatPerSecond(chat, logOffsetMs, seconds)));
        double[] correlation = new double[LAG_MAX_S + 1];
        for (int lag = 0; lag <= LAG_MAX_S; lag++) {
            correlation[lag] = correlation(sound, reacting, lag);
        }
        return judged(correlation);
    }

    private static ChatDelay judged(double[] correlation) {
        int best = 0;
        for (int lag = 1; lag <= LAG_MAX_S; lag++) {
            if (correlation[lag] > correlation[best]) {
                best = lag;
            }
        }
        double second = 0;
        for (int lag = 0; lag <= LAG_MAX_S; lag++) {
            if (Math.abs(lag - best) > NEIGHBOURS_S) {
                second = Math.max(second, correlation[lag]);
            }
        }
        double peak = correlation[best];
        if (peak < CORRELATION_MIN) {
            return usual("sound and chat do not rise together");
        }
        if (peak < RATIO_MIN * second) {
            return usual("several delays fit the sound about equally well");
        }
        long ms = Math.round((best + vertex(correlation, best)) * 1000);
        double confidence = Math.clamp(1 - second / peak, 0, 1);
        String words =
                String.format(
                        Locale.ROOT,
                        "Measured: chat and sound fit best %.1f s apart (correlation %.2f, next"
                                + " best %.2f).",
                        ms / 1000.0,
                        peak,
                        second);
        return new ChatDelay(Math.max(0, ms), confidence, true, words);
    }

    private static ChatDelay usual(String why) {
        return new ChatDelay(
                USUAL_MS,
                0,
                false,
                "Not measured, because "
                        + why
                        + ": the usual "
                        + USUAL_MS / 1000
                        + " s are taken.");
    }

    /// Where the parabola through the best value and its neighbours peaks, -0.5..0.5.
    private static double vertex(double[] values, int at) {
        if (at == 0 || at == values.length - 1) {
            return 0;
        }
        double bend = values[at - 1] - 2 * values[at] + values[at + 1];
        return bend >= 0
                ? 0
                : Math.clamp(0.5 * (values[at - 1] - values[at + 1]) / bend, -0.5, 0.5);
    }

    private static double[] perSecond(float[] curve, int hopMs, int seconds) {
        double[] sums = new double[seconds];
        int[] counts = new int[seconds];
        for (int i = 0; i < curve.length; i++) {
            int s = (int) ((long) i * hopMs / 1000);
            if (s < seconds) {
                sums[s] += curve[i];
                counts[s]++;
            }
        }
        double last = 0;
        for (int s = 0; s < seconds; s++) {
            last = counts[s] == 0 ? last : sums[s] / counts[s];
            sums[s] = last; // a hop of more than a second holds until the next
        }
        return sums;
    }

    /// People, those who react three times, laid on the source's seconds; the analysis' excitement
    /// is too smooth to tell seconds apart.
    private static double[] chatPerSecond(ChatAnalysis chat, long offsetMs, int seconds) {
        double[] people = new double[seconds];
        for (int bin = 0; bin < chat.chatters().length; bin++) {
            long at = Math.floorDiv(chat.msOf(bin) + offsetMs, 1000L);
            if (at >= 0 && at < seconds) {
                people[(int) at] += chat.chatters()[bin] + 2.0 * chat.reacting()[bin];
            }
        }
        return people;
    }

    /// The short rise: a mean of a few seconds less the mean of a minute.
    private static double[] withoutTrend(double[] values) {
        double[] near = means(values, SMOOTH_S);
        double[] wide = means(values, TREND_S);
        for (int i = 0; i < near.length; i++) {
            near[i] -= wide[i];
        }
        return near;
    }

    private static double[] means(double[] values, int window) {
        double[] before = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            before[i + 1] = before[i] + values[i];
        }
        double[] means = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int from = Math.max(0, i - window / 2);
            int to = Math.min(values.length, i + window / 2 + 1);
            means[i] = (before[to] - before[from]) / (to - from);
        }
        return means;
    }

    /// Ranks from -1 to 1, equal values sharing theirs.
    private static double[] ranks(double[] values) {
        int[] order =
                IntStream.range(0, values.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> values[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            double rank = (from + to - 1.0) / Math.max(1, order.length - 1) - 1;
            for (int k = from; k < to; k++) {
                ranks[order[k]] = rank;
            }
            from = to;
        }
        return ranks;
    }

    private static double correlation(double[] sound, double[] chat, int lag) {
        int n = sound.length - lag;
        double meanSound = Arrays.stream(sound, 0, n).average().orElse(0);
        double meanChat = Arrays.stream(chat, lag, chat.length).average().orElse(0);
        double both = 0;
        double ofSound = 0;
        double ofChat = 0;
        for (int i = 0; i < n; i++) {
            double a = sound[i] - meanSound;
            double b = chat[i + lag] - meanChat;
            both += a * b;
            ofSound += a * a;
            ofChat += b * b;
        }
        return ofSound == 0 || ofChat == 0 ? 0 : both / Math.sqrt(ofSound * ofChat);
    }
}
