package studio.truss.platform.devcloud.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes up what a model could say, the same for the same question: moments, chapters and speech of
/// a stretch, one list of chapters for a whole, scores of candidates beside each other. What is
/// wanted is read from the schema of the answer.
public final class InventedAnswers implements Responder {
    private static final int SENTENCE_S = 6;
    private static final int CHAPTER_S = 120;
    private static final int MOMENT_S = 90;
    private static final int MOMENT_MAX_S = 35;
    private static final int EACH_MAX = 25;
    private static final List<String> REGARDS =
            List.of("hook", "engagement", "value", "shareability");
    private static final Pattern PART =
            Pattern.compile(
                    "\"start\"\\s*:\\s*\"([0-9:]+)\"\\s*,\\s*\"title\"\\s*:\\s*\"([^\"]*)\"");

    private static final Pattern CANDIDATE =
            Pattern.compile(
                    "\"number\"\\s*:\\s*(\\d+).*?\"title\"\\s*:\\s*\"([^\"]*)\"", Pattern.DOTALL);

    @Override
    public Reply answer(AskedQuestion question) {
        JsonNode wanted = question.schema().path("properties");
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        if (wanted.has("moments")) {
            window(answer, question);
        } else if (wanted.has("candidates")) {
            candidates(answer.putArray("candidates"), question);
        } else if (wanted.has("chapters")) {
            outline(answer.putArray("chapters"), question, wanted.path("chapters"));
        } else {
            wanted.fieldNames().forEachRemaining(name -> answer.put(name, "ok"));
        }
        return Reply.of(answer.toString());
    }

    private static void window(ObjectNode answer, AskedQuestion question) {
        int length = (int) Math.max(1, question.toS() - question.fromS());
        Random random = new Random(question.fromS() * 31 + length);
        moments(answer.putArray("moments"), length, random, question.fromS());
        ArrayNode chapters = answer.putArray("chapters");
        for (int at = 0; at == 0 || at + CHAPTER_S / 2 < length; at += CHAPTER_S) {
            String subject = InventedWords.subject(random);
            chapters.addObject()
                    .put("start", clock(at))
                    .put("title", InventedWords.chapter(subject))
                    .put("summary", "They talk about " + subject + ".");
        }
        ArrayNode transcript = answer.putArray("transcript");
        for (int at = 0; at + 2 <= length; at += SENTENCE_S) {
            transcript
                    .addObject()
                    .put("start", clock(at))
                    .put("end", clock(Math.min(length, at + SENTENCE_S - 1)))
                    .put("speaker", random.nextInt(4) == 0 ? "Speaker 2" : "Speaker 1")
                    .put("text", InventedWords.sentence(random));
        }
    }

    /// One in some time, each in a stretch of its own, the best first.
    private static void moments(ArrayNode list, int length, Random random, long fromS) {
        int count = Math.max(1, length / MOMENT_S);
        int room = length / count;
        List<ObjectNode> moments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int lasts = Math.max(1, Math.min(room, 15 + random.nextInt(MOMENT_MAX_S - 15)));
            int start = i * room + random.nextInt(Math.max(1, room - lasts + 1));
            String subject = InventedWords.subject(random);
            ObjectNode moment =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("start", clock(start))
                            .put("end", clock(start + lasts))
                            .put("hook", InventedWords.hook(subject))
                            .put("title", InventedWords.title(subject))
                            .put(
                                    "why",
                                    "The reaction to "
                                            + subject
                                            + " comes without a warning and needs no"
                                            + " explanation.");
            int sum = scores(moment.putObject("scores"), new Random(fromS * 1_000 + start));
            moments.add(moment.put("score", sum));
        }
        moments.sort((a, b) -> b.path("score").asInt() - a.path("score").asInt());
        moments.forEach(list::add);
    }

    private static int scores(ObjectNode into, Random random) {
        int sum = 0;
        for (String regard : REGARDS) {
            int score = 8 + random.nextInt(EACH_MAX - 8);
            into.put(regard, score);
            sum += score;
        }
        return sum;
    }

    /// About the same for the same candidate in each round, with some doubt.
    private static void candidates(ArrayNode list, AskedQuestion question) {
        Matcher parts = CANDIDATE.matcher(question.text());
        Random doubt = new Random(question.text().hashCode());
        while (parts.find()) {
            ObjectNode one = list.addObject().put("number", Integer.parseInt(parts.group(1)));
            Random kept = new Random(parts.group(2).hashCode());
            for (String regard : REGARDS) {
                int score = 8 + kept.nextInt(EACH_MAX - 10) + doubt.nextInt(3);
                one.put(regard, Math.min(EACH_MAX, score));
            }
        }
    }

    /// Every few of the parts that were told.
    private static void outline(ArrayNode list, AskedQuestion question, JsonNode schema) {
        List<String[]> parts =
                PART.matcher(question.text())
                        .results()
                        .map(part -> new String[] {part.group(1), part.group(2)})
                        .toList();
        int most = Math.max(1, schema.path("maxItems").asInt(10));
        int step = Math.max(1, Math.ceilDiv(parts.size(), most));
        for (int i = 0; i < parts.size(); i += step) {
            list.addObject().put("start", parts.get(i)[0]).put("title", parts.get(i)[1]);
        }
    }

    private static String clock(int seconds) {
        return "%02d:%02d".formatted(seconds / 60, seconds % 60);
    }
}
