package studio.truss.core.gemini.prompt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Transcript;
import studio.truss.core.gemini.ModelMoment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Asks for the best of all windows to be judged beside each other, by their texts alone: scores
/// that were given apart say little about which is better. It is asked in several rounds, in
/// another order each, since models favour what stands first.
public final class ComparisonPrompt {
    private static final int ANSWER_BASE = 6_144;
    private static final int ANSWER_EACH = 160;
    private static final int SAID_MAX = 1_200;
    private static final long SEED = 0x7275_7373L;

    private static final String INSTRUCTION =
            """
            You are an editor who decides which moments of a long video become short upright \
            clips. You are given candidates and judge all of them beside each other, by what is \
            told and what is said there. You answer with JSON as the schema says, and nothing else.

            Judge each in four regards, 0 to 25 each: hook, engagement, value, shareability. First \
            put the candidates in order in your mind, regard by regard; then give scores that \
            follow that order, spread over the whole scale. Give two the same score in a regard \
            only where you cannot tell them apart. The numbers and the order of the candidates are \
            drawn by lot and mean nothing; neither does the length of a text. Give every candidate \
            its scores once, under its number.

            """
                    + DataBlock.RULE;

    private ComparisonPrompt() {}

    /// @param round from 0
    public static Prompt of(List<ModelMoment> finalists, Transcript transcript, int round) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        List<Integer> order = order(finalists.size(), round);
        for (int i = 0; i < order.size(); i++) {
            ModelMoment moment = finalists.get(order.get(i));
            ObjectNode one = list.addObject();
            one.put("number", i + 1);
            one.put("start", ClockText.hours(moment.range().startMs()));
            one.put("seconds", Math.ceilDiv(moment.range().lengthMs(), 1000L));
            one.put("title", moment.title());
            one.put("hook", moment.hook());
            one.put("why", moment.why());
            one.put("said", said(moment, transcript));
        }
        String text =
                """
                Judge these %d candidates:
                """
                                .formatted(finalists.size())
                        + DataBlock.json("candidates", list);
        return new Prompt(
                INSTRUCTION,
                text,
                schema(finalists.size()),
                ANSWER_BASE + ANSWER_EACH * finalists.size());
    }

    /// Which finalist stands where in a round: the first entry is the index of number 1's.
    public static List<Integer> order(int finalists, int round) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < finalists; i++) {
            order.add(i);
        }
        Random random = new Random(SEED * 31 + round);
        for (int i = finalists - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            order.set(i, order.set(other, order.get(i)));
        }
        return order;
    }

    /// Where it is long, its beginning and its end: hook and point.
    private static String said(ModelMoment moment, Transcript transcript) {
        StringBuilder said = new StringBuilder();
        for (Segment segment : transcript.segments()) {
            if (moment.range().contains((segment.startMs() + segment.endMs()) / 2)) {
                said.append(said.isEmpty() ? "" : " ").append(segment.text());
            }
        }
        int[] all = said.codePoints().toArray();
        if (all.length <= SAID_MAX) {
            return said.toString();
        }
        int half = SAID_MAX / 2;
        return new String(all, 0, half) + " […] " + new String(all, all.length - half, half);
    }

    private static ObjectNode schema(int finalists) {
        Map<String, ObjectNode> fields = new LinkedHashMap<>();
        fields.put("number", AnswerSchema.number(1, finalists, "the candidate's number"));
        fields.putAll(AnswerSchema.regards());
        ObjectNode judged = AnswerSchema.object(fields, List.of());
        return AnswerSchema.object(
                Map.of("candidates", AnswerSchema.list(judged, finalists, finalists)), List.of());
    }
}
