package studio.truss.core.reframe.look;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.look.StillPart.Bars;

import java.util.ArrayList;
import java.util.List;

/// Decides which bars a shot has: those that the stretches inside it agree on, else those that most
/// of the film's bars are, where nothing in the shot speaks against them. What is cut away so was
/// black, or without detail, all through the shot.
public final class BarVote {
    /// Stretches that belong to a shot less than this say nothing about it.
    private static final double BELONGS = 0.6;

    private static final double AGREE = 0.6;
    private static final double SAME = 0.96;

    private BarVote() {}

    /// @return null where the shot has none
    public static @Nullable Bars in(TimeRange shot, List<StillPart> parts) {
        List<StillPart> voters = new ArrayList<>();
        double weight = 0;
        for (StillPart part : parts) {
            long overlap = part.range().overlapMs(shot);
            boolean mostly = overlap >= BELONGS * part.range().lengthMs();
            boolean allOfIt = overlap >= shot.lengthMs() && overlap > 0;
            if (mostly || allOfIt) {
                voters.add(part);
                weight += overlap;
            }
        }
        Bars own = agreed(voters, AGREE * weight, shot);
        if (own != null && weight > 0) {
            return own;
        }
        if (voters.isEmpty()) {
            // no stretch is this shot's own: each that shows some of it has to agree
            for (StillPart part : parts) {
                if (part.range().overlaps(shot)) {
                    voters.add(part);
                    weight += part.range().overlapMs(shot);
                }
            }
        }
        Bars film = agreed(parts, AGREE * barred(parts), null);
        if (film == null) {
            return null;
        }
        double borne = 0;
        for (StillPart voter : voters) {
            borne += voter.margins().bear(film) ? weight(voter, shot) : 0;
        }
        return weight > 0 && borne >= AGREE * weight ? film : null;
    }

    /// The time of the stretches that show bars of any kind.
    private static double barred(List<StillPart> parts) {
        return parts.stream()
                .filter(part -> part.inside() != null)
                .mapToDouble(part -> part.range().lengthMs())
                .sum();
    }

    /// The bars that the longest time agrees on, where that is long enough.
    private static @Nullable Bars agreed(
            List<StillPart> parts, double enough, @Nullable TimeRange within) {
        Bars best = null;
        double bestFor = 0;
        for (StillPart candidate : parts) {
            Bars bars = candidate.inside();
            if (bars == null) {
                continue;
            }
            double agreed = 0;
            for (StillPart other : parts) {
                Bars theirs = other.inside();
                if (theirs != null && theirs.inside().iou(bars.inside()) >= SAME) {
                    agreed += weight(other, within);
                }
            }
            if (agreed > bestFor) {
                bestFor = agreed;
                best = bars;
            }
        }
        return best != null && bestFor >= enough ? best : null;
    }

    private static double weight(StillPart part, @Nullable TimeRange within) {
        return within == null ? part.range().lengthMs() : part.range().overlapMs(within);
    }
}
