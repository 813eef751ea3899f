package studio.truss.core.moments;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.edge.EdgeSnapper;
import studio.truss.core.moments.ledger.Fusion;
import studio.truss.core.moments.rule.MomentRule;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.moments.signal.Signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Finds the moments of a source. A pure function of what was observed and asked for: the same in
/// gives the same out, to the byte. Any thread. Cost grows with the length times its logarithm.
public final class MomentFinder {
    /// Candidates that are worth an exact look; the weakest of a long source are dropped unseen.
    private static final int CANDIDATES_MOST = 2_000;

    private final Set<MomentRule> off;

    public MomentFinder() {
        this(Set.of());
    }

    /// @param off rules that are left out, to measure what they are good for
    public MomentFinder(Set<MomentRule> off) {
        this.off = Set.copyOf(off);
    }

    public Findings find(Observations seen, MomentSettings settings) {
        Fusion fusion = new Fusion(seen, settings.without(), off);
        List<String> notes = new ArrayList<>();
        if (!fusion.missing().isEmpty()) {
            notes.add(
                    "Not there, and their weight shared out among the rest: "
                            + String.join(", ", fusion.missing())
                            + ".");
        }
        Selection selection = new Selection(settings, seen.durationMs(), off);
        if (seen.durationMs() < settings.minMs()) {
            whole(seen, fusion, selection, notes);
        } else {
            search(seen, settings, fusion, selection, notes);
        }
        return new Findings(
                selection.chosen().stream()
                        .map(each -> moment(each, fusion))
                        .sorted(
                                Comparator.comparingDouble(Moment::score)
                                        .reversed()
                                        .thenComparing(Moment::range))
                        .toList(),
                selection.rejected(),
                fusion.curves(),
                notes);
    }

    /// What the whole source is that no stretch of it can be a clip, such as "black" or "silent and
    /// still"; null where it is nothing of the kind.
    public static @Nullable String dull(Observations seen) {
        String reason = new Dullness(seen).reason(TimeRange.of(0, seen.durationMs()));
        return reason == null ? null : adjective(reason);
    }

    private static void whole(
            Observations seen, Fusion fusion, Selection selection, List<String> notes) {
        if (seen.durationMs() == 0) {
            notes.add("No moments: the source is empty.");
            return;
        }
        TimeRange range = TimeRange.of(0, seen.durationMs());
        float[] curve = fusion.curve();
        int peak = 0;
        for (int i = 1; i < curve.length; i++) {
            peak = curve[i] > curve[peak] ? i : peak;
        }
        long peakMs = Math.min(seen.durationMs() - 1, (long) peak * Signal.HOP_MS);
        Candidate all = new Candidate(range, peakMs, fusion.fused(range));
        String dull = new Dullness(seen).reasonForWhole();
        if (dull == null) {
            notes.add("Shorter than the shortest clip: taken whole.");
            selection.chosen().add(all);
        } else {
            notes.add("No moments: the whole source is " + adjective(dull) + ".");
            selection.reject(all, dull);
        }
    }

    private void search(
            Observations seen,
            MomentSettings settings,
            Fusion fusion,
            Selection selection,
            List<String> notes) {
        Dullness dullness = new Dullness(seen);
        EdgeSnapper snapper = new EdgeSnapper(seen, settings.minMs(), settings.maxMs(), off);
        Peaks curve = new Peaks(fusion.curve(), seen.durationMs(), settings, off);
        List<Candidate> peaks = new ArrayList<>(curve.find());
        fusion.marks().forEach(mark -> curve.inside(mark.range()).ifPresent(peaks::add));
        peaks.sort(
                Comparator.comparingDouble(Candidate::fused)
                        .reversed()
                        .thenComparing(Candidate::range)
                        .thenComparingLong(Candidate::peakMs));
        List<Candidate> candidates = new ArrayList<>();
        for (Candidate peak : peaks.subList(0, Math.min(CANDIDATES_MOST, peaks.size()))) {
            TimeRange range = snapper.snap(peak.range(), peak.peakMs());
            Candidate candidate = new Candidate(range, peak.peakMs(), fusion.fused(range));
            String dull = off.contains(MomentRule.DULL) ? null : dullness.reason(range);
            if (dull == null) {
                candidates.add(candidate);
            } else {
                selection.reject(candidate, dull);
            }
        }
        selection.choose(candidates);
        if (selection.chosen().isEmpty()) {
            TimeRange all = TimeRange.of(0, seen.durationMs());
            String dull = dullness.reason(all);
            if (peaks.isEmpty()) {
                selection.reject(
                        new Candidate(all, 0, fusion.fused(all)),
                        dull != null ? dull : "no stretch of it stands out");
            }
            notes.add(
                    dull != null
                            ? "No moments: the whole source is " + adjective(dull) + "."
                            : "No moments: nothing stands out from the rest of the source.");
        }
    }

    private static Moment moment(Candidate candidate, Fusion fusion) {
        return Moment.of(candidate.range(), candidate.peakMs(), fusion);
    }

    private static String adjective(String reason) {
        return reason.endsWith(" picture") ? reason.replace(" picture", "") : reason;
    }
}
