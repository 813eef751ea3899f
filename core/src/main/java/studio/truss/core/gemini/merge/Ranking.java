package studio.truss.core.gemini.merge;

import studio.truss.core.gemini.ModelMoment;
import studio.truss.core.gemini.SubScores;
import studio.truss.core.gemini.answer.ComparisonReader.Round;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// Puts what the rounds gave onto the moments. A finalist's score is the mean of the rounds that
/// judged it, its spread their standard deviation. What was not compared keeps its window's score,
/// but never stands above what was: scores that were given apart are of another measure.
public final class Ranking {
    private static final Comparator<ModelMoment> BEST =
            Comparator.comparingDouble(ModelMoment::score)
                    .reversed()
                    .thenComparing(ModelMoment::range)
                    .thenComparing(ModelMoment::title);

    private Ranking() {}

    /// @param moments all of them, the finalists among them
    /// @param finalists those that the rounds are about, in the order in which they were asked
    ///   about
    /// @param rounds those that were answered; a round that is missing is left out of mean and
    ///   spread, and without any the moments stay as they are
    /// @return best first
    public static List<ModelMoment> of(
            List<ModelMoment> moments, List<ModelMoment> finalists, List<Round> rounds) {
        Map<ModelMoment, ModelMoment> judged = new HashMap<>();
        for (int i = 0; i < finalists.size(); i++) {
            int index = i;
            List<SubScores> scores =
                    rounds.stream()
                            .sorted(Comparator.comparingInt(Round::round))
                            .flatMap(round -> Stream.ofNullable(round.scores().get(index)))
                            .toList();
            if (!scores.isEmpty()) {
                judged.put(finalists.get(i), judged(finalists.get(i), scores));
            }
        }
        double lowest = judged.values().stream().mapToDouble(ModelMoment::score).min().orElse(100);
        List<ModelMoment> compared = new ArrayList<>();
        List<ModelMoment> others = new ArrayList<>();
        for (ModelMoment moment : moments) {
            ModelMoment ranked = judged.get(moment);
            if (ranked != null) {
                compared.add(ranked);
            } else {
                others.add(withScore(moment, Math.min(moment.score(), lowest)));
            }
        }
        compared.sort(BEST);
        others.sort(BEST);
        return Stream.concat(compared.stream(), others.stream()).toList();
    }

    private static ModelMoment judged(ModelMoment moment, List<SubScores> scores) {
        double mean = scores.stream().mapToInt(SubScores::total).average().orElseThrow();
        double squares =
                scores.stream().mapToDouble(s -> (s.total() - mean) * (s.total() - mean)).sum();
        // of a sample: a few rounds stand for all that could be asked
        double spread = scores.size() < 2 ? 0 : Math.sqrt(squares / (scores.size() - 1));
        return new ModelMoment(
                moment.range(),
                moment.hook(),
                moment.title(),
                moment.why(),
                new SubScores(
                        mean(scores, SubScores::hook),
                        mean(scores, SubScores::engagement),
                        mean(scores, SubScores::value),
                        mean(scores, SubScores::shareability)),
                mean,
                spread,
                scores.size());
    }

    private static int mean(List<SubScores> scores, ToIntFunction<SubScores> regard) {
        return (int) Math.round(scores.stream().mapToInt(regard).average().orElseThrow());
    }

    private static ModelMoment withScore(ModelMoment moment, double score) {
        return new ModelMoment(
                moment.range(),
                moment.hook(),
                moment.title(),
                moment.why(),
                moment.scores(),
                score,
                moment.spread(),
                moment.rounds());
    }
}
