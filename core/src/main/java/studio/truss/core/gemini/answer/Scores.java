package studio.truss.core.gemini.answer;

import com.fasterxml.jackson.databind.JsonNode;

import studio.truss.core.gemini.SubScores;
import studio.truss.core.gemini.answer.Findings.Finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The four scores of a moment, wherever they stand in it.
final class Scores {
    private static final List<String> REGARDS =
            List.of("hook", "engagement", "value", "shareability");

    /// So many of four over 25 are no slip: the scale was taken to be 0 to 100.
    private static final int OTHER_SCALE = 3;

    private Scores() {}

    /// @return empty where there are none
    static Optional<SubScores> of(LooseFields moment, Findings findings) {
        JsonNode nested = moment.first("scores", "subscores", "ratings", "score");
        OptionalDouble[] found = new OptionalDouble[REGARDS.size()];
        for (int i = 0; i < found.length; i++) {
            String regard = REGARDS.get(i);
            found[i] =
                    nested.isObject()
                            ? LooseFields.number(
                                    new LooseFields(nested).first(regard, regard + "score"))
                            : flat(moment, regard);
        }
        OptionalDouble total =
                LooseFields.number(
                        moment.first("score", "total", "totalscore", "overall", "viralityscore"));
        long there = Arrays.stream(found).filter(OptionalDouble::isPresent).count();
        if (there == 0 && total.isEmpty()) {
            return Optional.empty();
        }
        if (there < found.length) {
            findings.add(Finding.SCORE_MISSING);
        }
        int[] scores = inRange(filled(found, total), findings);
        int sum = Arrays.stream(scores).sum();
        if (there == found.length && total.isPresent() && Math.abs(total.getAsDouble() - sum) > 1) {
            findings.add(Finding.SCORE_SUM);
        }
        return Optional.of(new SubScores(scores[0], scores[1], scores[2], scores[3]));
    }

    /// A score that stands beside the moment's words, where `hook` is words too.
    private static OptionalDouble flat(LooseFields moment, String regard) {
        OptionalDouble own = LooseFields.number(moment.first(regard + "score", "score" + regard));
        JsonNode plain = moment.first(regard);
        return own.isEmpty() && plain.isNumber() ? LooseFields.number(plain) : own;
    }

    /// What is missing gets an even share of what the sum leaves, else the others' mean.
    private static double[] filled(OptionalDouble[] found, OptionalDouble total) {
        List<Double> there = new ArrayList<>();
        for (OptionalDouble score : found) {
            score.ifPresent(there::add);
        }
        double sum = there.stream().mapToDouble(d -> d).sum();
        int missing = found.length - there.size();
        double share =
                total.isPresent() || there.isEmpty()
                        ? (total.orElse(0) - sum) / Math.max(1, missing)
                        : sum / there.size();
        double each = Math.clamp(share, 0, SubScores.EACH_MAX);
        return Arrays.stream(found).mapToDouble(score -> score.orElse(each)).toArray();
    }

    private static int[] inRange(double[] scores, Findings findings) {
        long over = Arrays.stream(scores).filter(s -> s > SubScores.EACH_MAX).count();
        double scale = over >= OTHER_SCALE ? 0.25 : 1;
        boolean changed = scale != 1;
        int[] whole = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            long score = Math.round(scores[i] * scale);
            whole[i] = (int) Math.clamp(score, 0L, SubScores.EACH_MAX);
            changed |= whole[i] != score;
        }
        if (changed) {
            findings.add(Finding.SCORE_RANGE);
        }
        return whole;
    }
}
