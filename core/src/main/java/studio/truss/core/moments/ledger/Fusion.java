package studio.truss.core.moments.ledger;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.rule.MomentRule;
import studio.truss.core.moments.signal.GeminiSignal;
import studio.truss.core.moments.signal.Grid;
import studio.truss.core.moments.signal.ModelMark;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.moments.signal.Signal;
import studio.truss.core.moments.signal.SignalWeights;
import studio.truss.core.moments.signal.SignalWeights.Weighted;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/// All signals of one source, weighed: the curve that moments are the peaks of, and the ledger of
/// any stretch.
public final class Fusion {
    /// What happens together within this belongs to one moment.
    private static final int SMOOTH_HOPS = 5_000 / Signal.HOP_MS;

    private final Observations seen;
    private final int hops;
    private final List<Weighted> all = SignalWeights.all();
    private final List<RankedSignal> present = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<ModelMark> marks;
    private final float[] curve;

    /// @param without names of signals that are left out
    /// @param off rules that are left out
    public Fusion(Observations seen, Set<String> without, Set<MomentRule> off) {
        this.seen = seen;
        hops = Grid.hops(seen.durationMs());
        List<Weighted> there = new ArrayList<>();
        List<float[]> curves = new ArrayList<>();
        for (Weighted each : all) {
            float[] values =
                    without.contains(each.signal().name()) ? null : each.signal().curve(seen, hops);
            if (values != null) {
                there.add(each);
                curves.add(values);
            } else if (!each.signal().judgement() || seen.marks() != null) {
                missing.add(each.signal().name());
            }
        }
        marks =
                seen.marks() == null || without.contains(GeminiSignal.NAME)
                        ? List.of()
                        : seen.marks();
        double total = there.stream().mapToDouble(Weighted::weight).sum();
        for (int i = 0; i < there.size(); i++) {
            double weight = there.get(i).weight() / total;
            present.add(new RankedSignal(there.get(i).signal(), weight, curves.get(i), off));
        }
        curve = off.contains(MomentRule.TOGETHER) ? sum() : smoothed(sum());
    }

    public int hops() {
        return hops;
    }

    /// The weighted sum of the strengths over time, 0..1.
    public float[] curve() {
        return curve;
    }

    /// Names of the signals that the source does not have; judgements that nobody asked for left
    /// out.
    public List<String> missing() {
        return missing;
    }

    /// What a model named; nothing where that is left out or nobody asked.
    public List<ModelMark> marks() {
        return marks;
    }

    public List<SignalCurve> curves() {
        List<SignalCurve> out = new ArrayList<>();
        for (RankedSignal each : present) {
            out.add(new SignalCurve(each.signal().name(), Signal.HOP_MS, each.percentiles()));
        }
        out.add(new SignalCurve("fused", Signal.HOP_MS, curve));
        return out;
    }

    /// What a stretch is worth, 0..1: the sum of its ledger's contributions.
    public double fused(TimeRange range) {
        double sum = 0;
        for (RankedSignal each : present) {
            sum += each.weight() * each.strength(raw(each, range));
        }
        return sum;
    }

    public List<Evidence> ledger(TimeRange range) {
        List<Evidence> rows = new ArrayList<>();
        int next = 0;
        for (Weighted each : all) {
            Signal signal = each.signal();
            if (next == present.size() || !present.get(next).signal().equals(signal)) {
                rows.add(
                        Evidence.missing(
                                signal.name(),
                                missing.contains(signal.name()) ? "not there" : Signal.NOT_ASKED));
                continue;
            }
            RankedSignal ranked = present.get(next++);
            float raw = raw(ranked, range);
            rows.add(
                    new Evidence(
                            signal.name(),
                            (double) raw,
                            ranked.z(raw),
                            ranked.percentile(raw),
                            ranked.weight(),
                            ranked.strength(raw),
                            ranked.weight() * ranked.strength(raw),
                            signal.words(seen, range, raw),
                            signal.verdict(seen, range)));
        }
        return rows;
    }

    private float raw(RankedSignal ranked, TimeRange range) {
        OptionalDouble judged = ranked.signal().judged(seen, range);
        return judged.isPresent()
                ? (float) judged.getAsDouble()
                : ranked.most(from(range), to(range));
    }

    public String title(List<Evidence> ledger, long peakMs) {
        String headline = "Moment";
        double most = 0;
        for (int i = 0; i < ledger.size(); i++) {
            if (ledger.get(i).contribution() > most) {
                most = ledger.get(i).contribution();
                headline = all.get(i).signal().headline();
            }
        }
        return headline + " at " + Grid.clock(peakMs);
    }

    private int from(TimeRange range) {
        return Grid.hopOf(range.startMs(), hops);
    }

    private int to(TimeRange range) {
        long last = (range.endMs() + Signal.HOP_MS - 1) / Signal.HOP_MS;
        return (int) Math.clamp(last, Math.min(hops, from(range) + 1L), hops);
    }

    private float[] sum() {
        float[] sum = new float[hops];
        for (RankedSignal each : present) {
            float[] strengths = each.strengths();
            for (int i = 0; i < hops; i++) {
                sum[i] += (float) (each.weight() * strengths[i]);
            }
        }
        return sum;
    }

    private float[] smoothed(float[] sum) {
        // Twice a box is a triangle.
        return Grid.mean(
                Grid.mean(sum, Signal.HOP_MS, hops, SMOOTH_HOPS * Signal.HOP_MS / 2),
                Signal.HOP_MS,
                hops,
                SMOOTH_HOPS * Signal.HOP_MS / 2);
    }
}
