package studio.truss.core.live;

import studio.truss.core.media.TimeRange;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Finds the stretches in which a chat came alive. Stateless; the same log gives the same result.
///
/// A second's score is the geometric mean of the crowd around it (different people in 20 s) and of
/// those who react beyond half of what the channel always shows. Size and people say which moment
/// is best; whether there is a burst at all is for the robust z of [LocalLevel] and a floor of
/// people to say.
public final class ChatAnalyzer {
    private static final int HOP_MS = 1_000;
    private static final int WINDOW_S = 20;
    private static final double USUAL_SHARE = 0.5;
    private static final double CROWD_PRIOR = 5;

    /// About twenty people in the window, all reacting, are half of the scale of 0 to 100.
    private static final double HALF_SCALE = 20;

    private final Set<ChatRule> off;

    public ChatAnalyzer() {
        this(Set.of());
    }

    /// @param off rules that are left out, to measure what they are good for
    public ChatAnalyzer(Set<ChatRule> off) {
        this.off = off.isEmpty() ? EnumSet.noneOf(ChatRule.class) : EnumSet.copyOf(off);
    }

    public ChatAnalysis analyze(ChatLog log) {
        Timeline timeline = Timeline.of(log, off);
        Scored scored = Scored.of(timeline, off);
        float[] excitement = new float[timeline.seconds()];
        for (int s = 0; s < excitement.length; s++) {
            double score = scored.score(scored.crowd.people()[s], scored.crowd.reacting()[s]);
            excitement[s] = (float) Math.max(0, score);
        }
        int[] messages = new int[timeline.seconds()];
        for (int s : timeline.second()) {
            messages[s]++;
        }
        Crowd second = Crowd.of(timeline, scored.weight, 1);
        int[] reacting = new int[second.reacting().length];
        for (int s = 0; s < reacting.length; s++) {
            reacting[s] = Math.round(second.reacting()[s]);
        }
        List<ChatSpike> spikes =
                new Spikes(timeline, log.named(), scored.weight, scored.crowd, scored.z)
                        .best(excitement);
        return new ChatAnalysis(
                timeline.startMs(),
                HOP_MS,
                excitement,
                messages,
                second.people(),
                reacting,
                spikes,
                timeline.discounted(),
                log.named());
    }

    /// One score per window of raw log time, in order, on the same scale as the spikes; below 0
    /// where less than the usual is going on. A window's length does not matter: its people are
    /// counted in pieces of about 20 s and averaged.
    public double[] windowScores(ChatLog log, List<TimeRange> windows) {
        Timeline timeline = Timeline.of(log, off);
        Scored scored = Scored.of(timeline, off);
        Crowd.Present present = new Crowd.Present(timeline.people());
        double[] scores = new double[windows.size()];
        for (int w = 0; w < scores.length; w++) {
            scores[w] = scored.window(windows.get(w), present);
        }
        return scores;
    }

    /// A log with all that its scores rest on.
    private record Scored(Timeline log, float[] weight, Crowd crowd, float[] z, double usual) {

        static Scored of(Timeline log, Set<ChatRule> off) {
            float[] none = new float[log.messages().size()];
            int[] people = Crowd.of(log, none, WINDOW_S).people();
            float[] z = LocalLevel.z(people);
            float[] weight = Reactions.weights(log, people, z, off);
            Crowd crowd = Crowd.of(log, weight, WINDOW_S);
            double all = 0;
            double reacting = 0;
            for (int s = 0; s < people.length; s++) {
                all += people[s];
                reacting += crowd.reacting()[s];
            }
            double usual = all == 0 || off.contains(ChatRule.USUAL) ? 0 : reacting / all;
            return new Scored(log, weight, crowd, z, usual);
        }

        double score(double people, double reacting) {
            double excess = reacting - USUAL_SHARE * usual * people;
            double size = Math.sqrt(Math.abs(excess) * (people + CROWD_PRIOR));
            return Math.copySign(100 * size / (size + HALF_SCALE), excess);
        }

        double window(TimeRange window, Crowd.Present present) {
            double from = (window.startMs() - log.startMs()) / 1000.0;
            double length = Math.max(1, window.lengthMs() / 1000.0);
            int pieces = (int) Math.max(1, Math.min(100_000, Math.round(length / WINDOW_S)));
            double people = 0;
            double reacting = 0;
            for (int p = 0; p < pieces; p++) {
                int first = log.firstAt(second(from + length * p / pieces));
                int last = log.firstAt(second(from + length * (p + 1) / pieces));
                double[] both = Crowd.between(log, weight, first, last, present);
                people += both[0];
                reacting += both[1];
            }
            double perWindow = WINDOW_S / length;
            return score(people * perWindow, reacting * perWindow);
        }

        private static int second(double seconds) {
            return Math.clamp(Math.round(seconds), Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
    }
}
