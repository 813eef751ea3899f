package studio.truss.app.evaluation;

import studio.truss.app.measure.Row;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The creator's own verdicts as truth: how well the scores rank what was accepted above what was
/// rejected.
public final class CreatorFigures {
    /// With fewer verdicts of a kind a number says nothing.
    private static final int FEWEST = 4;

    private record Verdict(double score, boolean accepted) {}

    private CreatorFigures() {}

    /// @param notes gets why there are no figures, where there are none
    public static List<Row> of(Library library, List<String> notes) {
        List<Verdict> verdicts = verdicts(library);
        long accepted = verdicts.stream().filter(Verdict::accepted).count();
        long rejected = verdicts.size() - accepted;
        if (accepted < FEWEST || rejected < FEWEST) {
            notes.add(
                    "creator: the library has "
                            + accepted
                            + " accepted and "
                            + rejected
                            + " rejected clips; "
                            + FEWEST
                            + " of each are needed to compare the scores with them.");
            return List.of();
        }
        double random = (double) accepted / verdicts.size();
        return List.of(
                Row.fact("creator: accepted clips", (double) accepted, ""),
                Row.fact("creator: rejected clips", (double) rejected, ""),
                Row.atLeast("creator: AP of the scores", averagePrecision(verdicts), "", random)
                        .against(random),
                Row.fact("creator: accepted scores higher than rejected", ordered(verdicts), "")
                        .against(0.5));
    }

    private static List<Verdict> verdicts(Library library) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Item item : library.items()) {
            if (Keys.read(item.key()) instanceof EntityKey.Clip) {
                verdict(item).ifPresent(verdicts::add);
            }
        }
        return verdicts;
    }

    /// A clip that was made without being asked for is no verdict, nor is one that failed.
    private static Optional<Verdict> verdict(Item item) {
        try {
            Clip clip = Clip.of(item);
            double score = clip.viralityScore().doubleValue();
            return switch (clip.status()) {
                case APPROVED, PUBLISHED -> Optional.of(new Verdict(score, true));
                case REJECTED -> Optional.of(new Verdict(score, false));
                case PROPOSED, RENDERING, RENDERED, FAILED -> Optional.empty();
            };
        } catch (UnreadableItemException e) {
            return Optional.empty(); // another program's clip
        }
    }

    private static double averagePrecision(List<Verdict> verdicts) {
        List<Verdict> ranked = new ArrayList<>(verdicts);
        // of equal scores the rejected come first: no luck in the order
        ranked.sort(
                Comparator.comparingDouble((Verdict v) -> -v.score())
                        .thenComparing(Verdict::accepted));
        double sum = 0;
        int hits = 0;
        for (int rank = 1; rank <= ranked.size(); rank++) {
            if (ranked.get(rank - 1).accepted()) {
                hits++;
                sum += (double) hits / rank;
            }
        }
        return sum / hits;
    }

    private static double ordered(List<Verdict> verdicts) {
        double right = 0;
        int pairs = 0;
        for (Verdict a : verdicts) {
            for (Verdict b : verdicts) {
                if (a.accepted() && !b.accepted()) {
                    right += a.score() > b.score() ? 1 : a.score() == b.score() ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        return right / pairs;
    }
}
