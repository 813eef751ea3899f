package studio.truss.core.moments.edge;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.rule.MomentRule;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.moments.sound.SoundEvent;
import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.shots.Cut;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Moves the edges of a stretch to where a person would cut: before a sentence begins, after it and
/// the reaction to it have ended, on a cut where nobody speaks for long.
///
/// The result lies in the source and has an allowed length. It has no edge inside a word as long as
/// a pause lies within reach.
public final class EdgeSnapper {
    private static final long LEAD_MIN_MS = 200;
    private static final long LEAD_MAX_MS = 500;
    private static final long TAIL_MIN_MS = 350;
    private static final long TAIL_MAX_MS = 700;
    private static final long SETTLE_MS = 500;
    private static final long CUT_REACH_MS = 1_500;

    /// What is left at the end of a source for a stretch that begins there.
    private static final long SHORTEST_MS = 1_000;

    /// How far to look for a pause.
    private static final long REACH_MS = 10_000;

    /// A pause of this length ends a sentence, a shorter one perhaps a phrase.
    private static final double SENTENCE_PAUSE_MS = 600;

    /// How much nearer an edge in the middle of a sentence must lie than one at its end.
    private static final double MID_SENTENCE_MS = 6_000;

    private final long durationMs;
    private final long minMs;
    private final long maxMs;
    private final List<TimeRange> stretches;
    private final List<SoundEvent> reactions = new ArrayList<>();
    private final List<Cut> cuts;
    private final Set<MomentRule> off;

    /// @param minMs the shortest stretch
    /// @param maxMs the longest
    /// @param off rules that are left out
    public EdgeSnapper(Observations seen, long minMs, long maxMs, Set<MomentRule> off) {
        this.off = off;
        durationMs = seen.durationMs();
        this.minMs = minMs;
        this.maxMs = maxMs;
        SoundTrack heard = off.contains(MomentRule.PAUSES) ? null : seen.sound();
        stretches = heard == null ? List.of() : stretchesOf(heard);
        cuts = off.contains(MomentRule.CUTS) ? List.of() : seen.placedCuts();
        if (seen.sound() != null && !off.contains(MomentRule.SETTLED)) {
            for (SoundEvent event : seen.sound().events()) {
                switch (event.kind()) {
                    case LAUGHTER, CHEER, APPLAUSE -> reactions.add(event);
                    case BURST, SILENCE -> {}
                }
            }
        }
    }

    /// @param peakMs stays inside
    public TimeRange snap(TimeRange wanted, long peakMs) {
        long latestStart = Math.max(0, Math.min(peakMs, durationMs - minMs));
        long start = start(wanted.startMs(), latestStart);
        long earliest = Math.min(durationMs, Math.max(start + minMs, peakMs));
        long latest = Math.max(earliest, Math.min(durationMs, start + maxMs));
        long end = end(Math.clamp(settled(wanted.endMs()), earliest, latest), earliest, latest);
        return TimeRange.of(start, end);
    }

    /// A stretch that a person saw begin: it begins there, less the lead of a sentence where nobody
    /// speaks before, and ends as [#snap] would end it.
    ///
    /// @param lengthMs about how long it is to be
    public TimeRange from(long beginMs, long lengthMs) {
        int next = firstEndingAfter(beginMs);
        long silentSince =
                stretchAt(beginMs) != null
                        ? beginMs
                        : next == 0 ? 0 : stretches.get(next - 1).endMs();
        long lead = Math.min((beginMs - silentSince) / 2, LEAD_MAX_MS);
        long start = Math.max(0, Math.min(beginMs - lead, durationMs - SHORTEST_MS));
        long earliest = Math.min(durationMs, start + minMs);
        long latest = Math.max(earliest, Math.min(durationMs, start + maxMs));
        long wanted = Math.clamp(settled(start + lengthMs), earliest, latest);
        return TimeRange.of(start, end(wanted, earliest, latest));
    }

    private long start(long wanted, long latest) {
        long from = Math.max(0, wanted - REACH_MS);
        long to = Math.min(latest, wanted + REACH_MS);
        boolean inWord = stretchAt(wanted) != null;
        long best = -1;
        double least = Double.MAX_VALUE;
        if (wanted == 0 && !inWord) {
            return 0;
        }
        for (int i = firstEndingAfter(from); i < stretches.size(); i++) {
            long spoken = stretches.get(i).startMs();
            long gap = spoken - (i == 0 ? 0 : stretches.get(i - 1).endMs());
            long at = Math.max(0, spoken - Math.clamp(gap / 2, LEAD_MIN_MS, LEAD_MAX_MS));
            if (at > to) {
                break;
            }
            double cost = cost(at - wanted, (double) gap, at <= wanted);
            if (at >= from && cost < least) {
                least = cost;
                best = at;
            }
        }
        boolean stays = !inWord && least > cost(CUT_REACH_MS, SENTENCE_PAUSE_MS, false);
        return best < 0 || stays ? unspoken(Math.min(wanted, latest), 0, latest) : best;
    }

    private long end(long wanted, long earliest, long latest) {
        long from = Math.max(earliest, wanted - REACH_MS);
        long to = Math.min(latest, wanted + REACH_MS);
        boolean inWord = stretchAt(wanted) != null;
        if (wanted == durationMs && latest == durationMs) {
            return wanted;
        }
        long best = -1;
        double least = Double.MAX_VALUE;
        for (int i = firstEndingAfter(from - TAIL_MAX_MS); i < stretches.size(); i++) {
            long silent = stretches.get(i).endMs();
            boolean last = i + 1 == stretches.size();
            long gap = (last ? durationMs : stretches.get(i + 1).startMs()) - silent;
            long tail = Math.min(gap, Math.clamp(gap / 2, TAIL_MIN_MS, TAIL_MAX_MS));
            long at = silent + tail;
            if (at > to) {
                break;
            }
            double cost = cost(at - wanted, (double) gap, at >= wanted);
            if (at >= from && cost < least) {
                least = cost;
                best = at;
            }
        }
        boolean stays = !inWord && least > cost(CUT_REACH_MS, SENTENCE_PAUSE_MS, false);
        return best < 0 || stays ? unspoken(wanted, earliest, latest) : best;
    }

    /// Less is better: near, at a long pause, and rather outwards than inwards.
    private double cost(long distanceMs, double gapMs, boolean outwards) {
        boolean favoured = outwards && !off.contains(MomentRule.OUTWARDS);
        double far = Math.abs(distanceMs) * (favoured ? 0.7 : 1);
        double lacking = off.contains(MomentRule.SENTENCES) ? 0 : 1 - gapMs / SENTENCE_PAUSE_MS;
        return far + MID_SENTENCE_MS * Math.max(0, lacking);
    }

    /// After the reaction that `ms` would cut off.
    private long settled(long ms) {
        long settled = ms;
        for (SoundEvent event : reactions) {
            if (event.range().startMs() <= settled && event.range().endMs() + SETTLE_MS > settled) {
                settled = event.range().endMs() + SETTLE_MS;
            }
        }
        return settled;
    }

    /// An edge where no pause is near: a cut beside it, unless it lies inside speech.
    private long unspoken(long edge, long from, long to) {
        long cut = stretchAt(edge) == null ? nearestCut(edge, from, to) : -1;
        return cut < 0 ? edge : cut;
    }

    private long nearestCut(long ms, long from, long to) {
        int low = 0;
        int high = cuts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cuts.get(middle).ms() < ms - CUT_REACH_MS) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        long best = -1;
        for (int i = low; i < cuts.size() && cuts.get(i).ms() <= ms + CUT_REACH_MS; i++) {
            long at = cuts.get(i).ms();
            boolean nearer = best < 0 || Math.abs(at - ms) < Math.abs(best - ms);
            if (at >= from && at <= to && nearer && stretchAt(at) == null) {
                best = at;
            }
        }
        return best;
    }

    private @Nullable TimeRange stretchAt(long ms) {
        int i = firstEndingAfter(ms);
        return i < stretches.size() && stretches.get(i).startMs() < ms ? stretches.get(i) : null;
    }

    private int firstEndingAfter(long ms) {
        int low = 0;
        int high = stretches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stretches.get(middle).endMs() <= ms) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// What lies between the pauses, from the first spoken hop to the last.
    private static List<TimeRange> stretchesOf(SoundTrack sound) {
        int first = 0;
        while (first < sound.hops() && sound.speech()[first] <= 0.5f) {
            first++;
        }
        int last = sound.hops() - 1;
        while (last >= first && sound.speech()[last] <= 0.5f) {
            last--;
        }
        List<TimeRange> stretches = new ArrayList<>();
        long start = (long) first * sound.hopMs();
        long end = (last + 1L) * sound.hopMs();
        for (TimeRange pause : sound.pauses()) {
            if (pause.startMs() > start && pause.endMs() < end) {
                stretches.add(TimeRange.of(start, pause.startMs()));
                start = pause.endMs();
            }
        }
        if (last >= first) {
            stretches.add(TimeRange.of(start, end));
        }
        return stretches;
    }
}
