package studio.truss.core.gemini.answer;

import com.fasterxml.jackson.databind.JsonNode;

import studio.truss.core.gemini.SubScores;
import studio.truss.core.gemini.prompt.ComparisonPrompt;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Reads a round in which the best were judged beside each other.
public final class ComparisonReader {
    private static final List<String> NAMES =
            List.of("candidates", "scores", "moments", "results", "ranking");

    private ComparisonReader() {}

    /// @param round from 0
    /// @param scores by the finalist's index; those that the model left out are not in it
    public record Round(int round, Map<Integer, SubScores> scores) {
        public Round {
            scores = Map.copyOf(scores);
        }
    }

    /// @param finalists how many were asked about
    public static ReadResult<Round> read(String text, boolean whole, int finalists, int round) {
        ReadResult<JsonNode> found =
                LooseJson.find(text, root -> list(root).isArray() && !list(root).isEmpty());
        return switch (found) {
            case ReadResult.Read<JsonNode>(JsonNode root) -> judged(list(root), finalists, round);
            case ReadResult.Unreadable<JsonNode>(String reason, boolean truncated) ->
                    new ReadResult.Unreadable<>(reason, truncated || !whole);
        };
    }

    private static ReadResult<Round> judged(JsonNode list, int finalists, int round) {
        List<Integer> order = ComparisonPrompt.order(finalists, round);
        Map<Integer, SubScores> scores = new TreeMap<>();
        for (JsonNode element : list) {
            LooseFields fields = new LooseFields(element);
            OptionalDouble number =
                    LooseFields.number(fields.first("number", "id", "candidate", "index"));
            if (number.isEmpty()
                    || number.getAsDouble() != Math.rint(number.getAsDouble())
                    || number.getAsDouble() < 1
                    || number.getAsDouble() > finalists) {
                continue;
            }
            int index = order.get((int) number.getAsDouble() - 1);
            Scores.of(fields, new Findings())
                    .ifPresent(judged -> scores.putIfAbsent(index, judged));
        }
        return scores.isEmpty()
                ? new ReadResult.Unreadable<>("The answer judges none of the moments.", false)
                : new ReadResult.Read<>(new Round(round, scores));
    }

    private static JsonNode list(JsonNode root) {
        return root.isArray() ? root : new LooseFields(root).list(NAMES);
    }
}
