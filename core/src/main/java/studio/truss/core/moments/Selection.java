package studio.truss.core.moments;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.ledger.ScoreScale;
import studio.truss.core.moments.rule.MomentRule;
import studio.truss.core.moments.signal.Grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Chooses among candidates: the best first, none over another, spread over the source, as many as
/// its length deserves; and says of each that is left out which rule left it out.
final class Selection {
    /// Below this score nothing is offered at all.
    static final double GATE = 8;

    /// What a second clip must score that nobody asked for.
    private static final double WORTH = 30;

    /// More than the least number must score this.
    private static final double GOOD = 40;

    private static final double PER_HOUR_LEAST = 4;
    private static final double PER_HOUR_MOST = 12;
    private static final double HOUR_MS = 3_600_000;

    /// Hours deserve so many an hour; minutes deserve one for each of these stretches up to a few,
    /// for whoever gets one or two clips out of a video does not come back.
    private static final double SHORT_STRETCH_MS = 35_000;

    private static final int SHORT_LEAST = 4;
    private static final int SHORT_MOST = 6;

    private static final double OVERLAP = 0.10;
    private static final long APART_MS = 20_000;

    /// Two moments this near to each other tell the same story more often than not.
    private static final long NEAR_MS = 90_000;

    private static final double NEAR_PENALTY = 0.85;
    private static final int REJECTED_MOST = 1_000;

    private final MomentSettings settings;
    private final Set<MomentRule> off;
    private final int least;
    private final int most;
    private final List<Candidate> chosen = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();

    /// @param off rules that are left out
    Selection(MomentSettings settings, long durationMs, Set<MomentRule> off) {
        this.off = off;
        this.settings = settings;
        double hours = durationMs / HOUR_MS;
        int stretches = (int) Math.ceil(durationMs / SHORT_STRETCH_MS);
        least = (int) Math.max(Math.ceil(hours * PER_HOUR_LEAST), Math.min(SHORT_LEAST, stretches));
        Integer asked = settings.clips();
        most =
                asked != null
                        ? asked
                        : (int)
                                Math.max(
                                        Math.ceil(hours * PER_HOUR_MOST),
                                        Math.min(SHORT_MOST, stretches));
    }

    List<Candidate> chosen() {
        return chosen;
    }

    /// The best of those that were left out.
    List<Rejected> rejected() {
        rejected.sort(
                Comparator.comparingDouble(Rejected::score)
                        .reversed()
                        .thenComparing(Rejected::range)
                        .thenComparing(Rejected::reason));
        // two peaks of one stretch say the same
        return rejected.stream().distinct().limit(REJECTED_MOST).toList();
    }

    void reject(Candidate candidate, String reason) {
        rejected.add(new Rejected(candidate.range(), scoreOf(candidate), reason));
    }

    void choose(List<Candidate> candidates) {
        List<Candidate> open = new ArrayList<>(candidates);
        double[] penalty = new double[open.size()];
        Arrays.fill(penalty, 1);
        open.sort(
                Comparator.comparingDouble(Candidate::fused)
                        .reversed()
                        .thenComparing(Candidate::range)
                        .thenComparingLong(Candidate::peakMs));
        int best = bestOf(open, penalty);
        while (best >= 0 && chosen.size() < most && deserved(open.get(best), penalty[best])) {
            Candidate taken = open.get(best);
            chosen.add(taken);
            penalty[best] = 0;
            for (int i = 0; i < open.size(); i++) {
                if (penalty[i] > 0) {
                    penalty[i] *= near(open.get(i), taken);
                    if (penalty[i] == 0) {
                        reject(open.get(i), tooClose(open.get(i), taken));
                    }
                }
            }
            best = bestOf(open, penalty);
        }
        for (int i = 0; i < open.size(); i++) {
            if (penalty[i] > 0) {
                reject(open.get(i), tooWeak(open.get(i), penalty[i]));
            }
        }
    }

    private boolean deserved(Candidate candidate, double penalty) {
        double score = scoreOf(candidate) * penalty;
        return score >= needed();
    }

    private double needed() {
        if (settings.clips() != null || chosen.isEmpty() || off.contains(MomentRule.WORTH)) {
            return GATE;
        }
        return chosen.size() < least ? WORTH : GOOD;
    }

    private String tooWeak(Candidate candidate, double penalty) {
        if (scoreOf(candidate) < GATE) {
            return "too little happens here";
        }
        if (settings.clips() != null) {
            return "below the score that " + settings.clips() + " clips need";
        }
        if (scoreOf(candidate) >= needed() && penalty < 1) {
            return "too near to better moments";
        }
        return chosen.size() >= most
                ? "below the score that more clips than " + most + " need"
                : "below the score that clip " + (chosen.size() + 1) + " needs";
    }

    private static int bestOf(List<Candidate> open, double[] penalty) {
        int best = -1;
        double most = 0;
        for (int i = 0; i < penalty.length; i++) {
            double score = scoreOf(open.get(i)) * penalty[i];
            if (score > most) {
                most = score;
                best = i;
            }
        }
        return best;
    }

    private static String tooClose(Candidate candidate, Candidate taken) {
        return (candidate.range().overlaps(taken.range())
                        ? "overlaps "
                        : "begins within " + APART_MS / 1000 + " s of ")
                + beside(candidate, taken)
                + " at "
                + Grid.clock(taken.range().startMs());
    }

    /// What the taken moment is beside the other: scores are shown to a tenth.
    private static String beside(Candidate candidate, Candidate taken) {
        long shown = Math.round(scoreOf(candidate) * 10);
        long better = Math.round(scoreOf(taken) * 10);
        if (shown == better) {
            return "an equally good moment";
        }
        return shown < better ? "a better moment" : "a moment that stands further from the others";
    }

    private double near(Candidate candidate, Candidate taken) {
        TimeRange a = candidate.range();
        TimeRange b = taken.range();
        long shorter = Math.max(1, Math.min(a.lengthMs(), b.lengthMs()));
        long apart = Math.abs(a.startMs() - b.startMs());
        boolean over =
                a.overlapMs(b) > OVERLAP * shorter || apart < Math.min(APART_MS, settings.maxMs());
        if (over && !off.contains(MomentRule.APART)) {
            return 0;
        }
        return apart < NEAR_MS && !off.contains(MomentRule.NEAR) ? NEAR_PENALTY : 1;
    }

    private static double scoreOf(Candidate candidate) {
        return ScoreScale.score(candidate.fused());
    }
}
