package studio.truss.platform.devcloud.gemini;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes up what a model could say, the same for the same question: moments, chapters and speech of
/// a stretch, one list of chapters for a whole, scores of candidates beside each other. It goes by
/// the film's own seconds, so that stretches that overlap agree. What is wanted is read from the
/// schema of the answer.
public final class InventedAnswers implements Responder {
    private static final int SENTENCE_S = 6;
    private static final int CHAPTER_S = 120;
    private static final int CHAPTER_LEAST_S = 10;
    private static final int MOMENT_S = 90;
    private static final int EACH_MAX = 25;
    private static final List<String> REGARDS =
            List.of("hook", "engagement", "value", "shareability");
    private static final Pattern LENGTHS = Pattern.compile("each (\\d+) to (\\d+) seconds long");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Reply answer(AskedQuestion question) {
        JsonNode wanted = question.schema().path("properties");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (wanted.has("moments")) {
            int fromS = (int) question.fromS();
            int toS = (int) Math.max(fromS + 1L, question.toS());
            moments(answer.putArray("moments"), fromS, toS, question.text());
            chapters(answer.putArray("chapters"), fromS, toS);
            transcript(answer.putArray("transcript"), fromS, toS);
        } else if (wanted.has("candidates")) {
            candidates(answer.putArray("candidates"), question);
        } else if (wanted.has("chapters")) {
            outline(answer.putArray("chapters"), question, wanted.path("chapters"));
        } else {
            wanted.fieldNames().forEachRemaining(name -> answer.put(name, "ok"));
        }
        return Reply.of(answer.toString());
    }

    /// One in some time, each in a stretch of its own, as long as was wished; the best first.
    private static void moments(ArrayNode list, int fromS, int toS, String text) {
        Matcher wished = LENGTHS.matcher(text);
        boolean known = wished.find();
        int least = known ? Integer.parseInt(wished.group(1)) : 15;
        int most = known ? Integer.parseInt(wished.group(2)) : 35;
        int shortest = Math.clamp(15, least, most);
        int longest = Math.clamp(35, least, most);
        int stretch = Math.max(MOMENT_S, longest + CHAPTER_LEAST_S);
        List<ObjectNode> moments = new ArrayList<>();
        for (int i = fromS / stretch; i * stretch < toS; i++) {
            Random random = new Random(i);
            int lasts = shortest + random.nextInt(longest - shortest + 1);
            int start = i * stretch + random.nextInt(stretch - lasts);
            if (start >= fromS && start + lasts <= toS) {
                moments.add(moment(i, start - fromS, lasts));
            }
        }
        if (moments.isEmpty()) {
            moments.add(moment(fromS / stretch, 0, Math.min(longest, toS - fromS)));
        }
        moments.sort((a, b) -> b.path("score").asInt() - a.path("score").asInt());
        moments.forEach(list::add);
    }

    private static ObjectNode moment(int number, int start, int lasts) {
        InventedScene scene = InventedScene.of(number);
        ObjectNode moment =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("start", clock(start))
                        .put("end", clock(start + lasts))
                        .put("hook", scene.hook())
                        .put("title", scene.title())
                        .put("why", scene.why());
        Random random = new Random(number);
        ObjectNode scores = moment.putObject("scores");
        int sum = 0;
        for (String regard : REGARDS) {
            int score = 8 + random.nextInt(EACH_MAX - 8);
            scores.put(regard, score);
            sum += score;
        }
        return moment.put("score", sum);
    }

    /// That in which the stretch begins, unless the next follows at once, and those within.
    private static void chapters(ArrayNode list, int fromS, int toS) {
        for (int i = fromS / CHAPTER_S; i * CHAPTER_S < toS; i++) {
            int start = Math.max(fromS, i * CHAPTER_S);
            int end = Math.min(toS, (i + 1) * CHAPTER_S);
            if (end - start >= CHAPTER_LEAST_S || (list.isEmpty() && end == toS)) {
                InventedScene scene = InventedScene.of(i);
                list.addObject()
                        .put("start", clock(start - fromS))
                        .put("title", scene.chapter())
                        .put("summary", scene.summary());
            }
        }
    }

    private static void transcript(ArrayNode list, int fromS, int toS) {
        for (int i = Math.ceilDiv(fromS, SENTENCE_S); (i + 1) * SENTENCE_S <= toS; i++) {
            int start = i * SENTENCE_S - fromS;
            list.addObject()
                    .put("start", clock(start))
                    .put("end", clock(start + SENTENCE_S - 1))
                    .put("speaker", i % 4 == 3 ? "Speaker 2" : "Speaker 1")
                    .put("text", InventedScene.sentence(i));
        }
    }

    /// About the same for the same candidate in each round, with some doubt.
    private static void candidates(ArrayNode list, AskedQuestion question) {
        Random doubt = new Random(question.text().hashCode());
        for (JsonNode candidate : told(question, "candidates")) {
            ObjectNode one = list.addObject().put("number", candidate.path("number").asInt());
            Random kept = new Random(candidate.path("title").asText().hashCode());
            for (String regard : REGARDS) {
                int score = 8 + kept.nextInt(EACH_MAX - 10) + doubt.nextInt(3);
                one.put(regard, Math.min(EACH_MAX, score));
            }
        }
    }

    /// Every few of the parts that were told.
    private static void outline(ArrayNode list, AskedQuestion question, JsonNode schema) {
        JsonNode parts = told(question, "parts");
        int most = Math.max(1, schema.path("maxItems").asInt(10));
        int step = Math.max(1, Math.ceilDiv(parts.size(), most));
        String last = "";
        for (int i = 0; i < parts.size(); i += step) {
            String title = parts.get(i).path("title").asText();
            if (!title.equals(last)) {
                list.addObject()
                        .put("start", parts.get(i).path("start").asText())
                        .put("title", title);
            }
            last = title;
        }
    }

    /// What stands between the marks of a question.
    private static JsonNode told(AskedQuestion question, String mark) {
        String text = question.text();
        int from = text.indexOf("<" + mark + ">");
        int to = text.lastIndexOf("</" + mark + ">");
        try {
            return from < 0 || to < from
                    ? JSON.createArrayNode()
                    : JSON.readTree(text.substring(from + mark.length() + 2, to));
        } catch (JsonProcessingException e) {
            return JSON.createArrayNode();
        }
    }

    private static String clock(int seconds) {
        return "%02d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
