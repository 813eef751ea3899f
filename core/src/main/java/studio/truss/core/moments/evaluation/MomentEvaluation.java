package studio.truss.core.moments.evaluation;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.MomentFinder;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.moments.rule.MomentRule;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.moments.signal.SignalWeights;
import studio.truss.core.shots.Cut;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Measures the moments of made-up streams: how many of the best are worth it, what each signal
/// adds, where they are cut, how their scores are spread and how little a small change of the input
/// changes them. Deterministic for a seed; one thread.
public final class MomentEvaluation {
    private static final int SECONDS = 720;
    private static final int TOP = 5;
    private static final int ASKED = 12;
    private static final long INSIDE_MS = 60;
    private static final long SCRAP_MS = 1_000;

    private final List<Made> streams = new ArrayList<>();

    /// A stream without its samples, which are large and can be made again.
    private record Made(
            long seed, List<TimeRange> worth, List<TimeRange> sentences, Observations observed) {}

    /// Makes the streams; takes a while.
    public MomentEvaluation(int count, long seed) {
        for (int i = 0; i < count; i++) {
            MadeUpStream stream = new MadeUpStream(SECONDS, seed + i);
            streams.add(
                    new Made(seed + i, stream.worth(), stream.sentences(), stream.observed(0, 0)));
        }
    }

    /// @param precision of as many best moments as there are moments worth it
    /// @param averagePrecision of the ranking
    public record Rank(double precision, double averagePrecision) {}

    /// One signal switched off.
    public record Without(String signal, Rank rank) {}

    /// The search with some rules left out.
    ///
    /// @param offered of the moments that are offered unasked and those worth it: twice the common
    ///   ones over the sum of both (F1)
    /// @param inBlack moments found in a stream whose picture is black
    public record Ruled(Rank rank, Edges edges, double offered, int inBlack) {}

    /// @param startInPause share of the starts that cut no sentence
    /// @param startOnSentence share that lies 0.2 to 0.5 s before a sentence
    /// @param endOnSentence share that lies 0.35 to 0.7 s after a sentence or a reaction
    /// @param clean share of the edges without less than a second of another shot inside
    public record Edges(
            int moments,
            double startInPause,
            double endInPause,
            double startOnSentence,
            double endOnSentence,
            double lengthAllowed,
            double clean) {}

    /// @param overlapRough how many of the best five are the same through a bad encoder, the worst
    ///   stream's
    /// @param quartile the middle half of the scores spans so much
    public record Scores(
            int overlapRough, int overlapTrimmed, double lowest, double highest, double quartile) {}

    /// With all signals.
    public Rank rank() {
        return rank(Set.of(), Set.of());
    }

    /// Without each signal that is measured: nobody judges what is made up.
    public List<Without> ablation() {
        List<Without> out = new ArrayList<>();
        for (SignalWeights.Weighted each : SignalWeights.all()) {
            String name = each.signal().name();
            if (!each.signal().judgement()) {
                out.add(new Without(name, rank(Set.of(name), Set.of())));
            }
        }
        return out;
    }

    /// @param off rules that are left out
    public Ruled without(Set<MomentRule> off) {
        MomentFinder finder = new MomentFinder(off);
        int common = 0;
        int both = 0;
        for (Made stream : streams) {
            List<Moment> offered = finder.find(stream.observed(), MomentSettings.usual()).moments();
            boolean[] taken = new boolean[stream.worth().size()];
            for (Moment moment : offered) {
                int hit = hit(moment.range(), stream.worth(), taken);
                if (hit >= 0) {
                    taken[hit] = true;
                    common++;
                }
            }
            both += offered.size() + taken.length;
        }
        int inBlack =
                finder.find(
                                streams.getFirst().observed().with(MadeUpStream.black(SECONDS)),
                                MomentSettings.usual())
                        .moments()
                        .size();
        return new Ruled(rank(Set.of(), off), edges(off), 2.0 * common / both, inBlack);
    }

    private Rank rank(Set<String> without, Set<MomentRule> off) {
        double precision = 0;
        double average = 0;
        for (int s = 0; s < streams.size(); s++) {
            List<TimeRange> worth = streams.get(s).worth();
            MomentSettings all = new MomentSettings(60, 12_000, 60_000, without);
            boolean[] taken = new boolean[worth.size()];
            int hits = 0;
            int rank = 0;
            double sum = 0;
            int first = 0;
            for (Moment moment :
                    new MomentFinder(off).find(streams.get(s).observed(), all).moments()) {
                rank++;
                int hit = hit(moment.range(), worth, taken);
                if (hit >= 0) {
                    taken[hit] = true;
                    hits++;
                    sum += (double) hits / rank;
                    first += rank <= worth.size() ? 1 : 0;
                }
            }
            precision += (double) first / worth.size();
            average += sum / worth.size();
        }
        return new Rank(precision / streams.size(), average / streams.size());
    }

    private static int hit(TimeRange range, List<TimeRange> worth, boolean[] taken) {
        for (int w = 0; w < taken.length; w++) {
            if (!taken[w] && 2 * range.overlapMs(worth.get(w)) >= worth.get(w).lengthMs()) {
                return w;
            }
        }
        return -1;
    }

    public Edges edges() {
        return edges(Set.of());
    }

    private Edges edges(Set<MomentRule> off) {
        int count = 0;
        int startFree = 0;
        int endFree = 0;
        int starts = 0;
        int ends = 0;
        int allowed = 0;
        int clean = 0;
        for (int s = 0; s < streams.size(); s++) {
            List<TimeRange> sentences = streams.get(s).sentences();
            List<TimeRange> worth = streams.get(s).worth();
            List<Cut> cuts = streams.get(s).observed().placedCuts();
            for (Moment moment : asked(streams.get(s).observed(), off)) {
                long start = moment.range().startMs();
                long end = moment.range().endMs();
                count++;
                startFree += free(start, sentences) ? 1 : 0;
                endFree += free(end, sentences) ? 1 : 0;
                starts +=
                        sentences.stream().anyMatch(r -> in(r.startMs() - start, 200, 500)) ? 1 : 0;
                boolean afterSaid = sentences.stream().anyMatch(r -> in(end - r.endMs(), 350, 700));
                boolean afterLaugh = worth.stream().anyMatch(r -> in(end - r.endMs(), 350, 700));
                ends += afterSaid || afterLaugh ? 1 : 0;
                clean += scrap(cuts, start + 1, start + SCRAP_MS) ? 0 : 1;
                clean += scrap(cuts, end - SCRAP_MS, end - 1) ? 0 : 1;
                allowed += in(end - start, 12_000, 60_000) ? 1 : 0;
            }
        }
        double n = Math.max(1, count);
        return new Edges(
                count,
                startFree / n,
                endFree / n,
                starts / n,
                ends / n,
                allowed / n,
                clean / n / 2);
    }

    private static boolean scrap(List<Cut> cuts, long from, long to) {
        return cuts.stream().anyMatch(cut -> cut.ms() >= from && cut.ms() <= to);
    }

    private static boolean free(long ms, List<TimeRange> sentences) {
        return sentences.stream()
                .noneMatch(r -> ms > r.startMs() + INSIDE_MS && ms < r.endMs() - INSIDE_MS);
    }

    private static boolean in(long value, long from, long to) {
        return value >= from - INSIDE_MS && value <= to + INSIDE_MS;
    }

    public Scores scores() {
        int rough = TOP;
        int trimmed = TOP;
        List<Double> all = new ArrayList<>();
        for (int s = 0; s < streams.size(); s++) {
            List<Moment> plain = asked(streams.get(s).observed(), Set.of());
            plain.forEach(m -> all.add(m.score()));
            MadeUpStream again = new MadeUpStream(SECONDS, streams.get(s).seed());
            rough = Math.min(rough, common(plain, asked(again.observed(0, 1), Set.of()), 0));
            trimmed =
                    Math.min(
                            trimmed, common(plain, asked(again.observed(10, 0), Set.of()), 10_000));
        }
        double[] sorted = all.stream().mapToDouble(d -> d).sorted().toArray();
        int n = sorted.length;
        return new Scores(
                rough, trimmed, sorted[0], sorted[n - 1], sorted[n * 3 / 4] - sorted[n / 4]);
    }

    private static List<Moment> asked(Observations seen, Set<MomentRule> off) {
        return new MomentFinder(off)
                .find(seen, new MomentSettings(ASKED, 12_000, 60_000, Set.of()))
                .moments();
    }

    private static int common(List<Moment> plain, List<Moment> changed, long shiftMs) {
        int common = 0;
        for (Moment moment : plain.subList(0, Math.min(TOP, plain.size()))) {
            TimeRange range = moment.range();
            common +=
                    changed.stream()
                                    .limit(TOP)
                                    .anyMatch(m ->
                                            2 * range.overlapMs(shifted(m.range(), shiftMs))
                                                    >= range.lengthMs())
                            ? 1
                            : 0;
        }
        return common;
    }

    private static TimeRange shifted(TimeRange range, long ms) {
        return TimeRange.of(range.startMs() + ms, range.endMs() + ms);
    }
}
