package studio.truss.core.gemini.prompt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.gemini.ModelChapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks for one list of chapters for a whole video, out of those that its windows have: each window
/// sees a few minutes, and knows nothing of the whole.
public final class OutlinePrompt {
    /// More are not told; of more, some between are left out.
    private static final int TOLD_MAX = 600;

    private static final int ANSWER_MAX = 10_240;
    private static final long MINUTE_MS = 60_000;

    private static final String INSTRUCTION =
            """
            You write the list of chapters under a long video. You are given what its parts are \
            about, in order of time, and join neighbours that belong together until the list is \
            short enough to be read at a glance. You answer with JSON as the schema says, and \
            nothing else.

            A chapter begins where one of the given parts begins: copy its time as it is written. \
            The first begins with the first part. Titles are a few words, say what happens and \
            not that something happens, and are all different. Write in the language of what you \
            are given.

            """
                    + DataBlock.RULE;

    private OutlinePrompt() {}

    /// Whether windows name more chapters than the whole should have.
    public static boolean isNeeded(List<ModelChapter> ofWindows, long durationMs) {
        return ofWindows.size() > most(durationMs);
    }

    /// @param ofWindows in order of time
    public static Prompt of(List<ModelChapter> ofWindows, long durationMs) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (ModelChapter chapter : told(ofWindows)) {
            ObjectNode one = list.addObject();
            one.put("start", ClockText.hours(chapter.startMs()));
            one.put("title", chapter.title());
            if (chapter.summary() != null) {
                one.put("about", chapter.summary());
            }
        }
        String text =
                """
                The video is %s long. Make %d to %d chapters of these parts:
                """
                                .formatted(
                                        ClockText.hours(durationMs),
                                        least(durationMs),
                                        most(durationMs))
                        + DataBlock.json("parts", list);
        return new Prompt(INSTRUCTION, text, schema(most(durationMs)), ANSWER_MAX);
    }

    /// How many chapters a video should have at most: one for four minutes, and never so many that
    /// nobody reads them.
    public static int most(long durationMs) {
        return Math.clamp(durationMs / (4 * MINUTE_MS), 4, 30);
    }

    private static int least(long durationMs) {
        return Math.clamp(durationMs / (12 * MINUTE_MS), 2, 10);
    }

    private static List<ModelChapter> told(List<ModelChapter> chapters) {
        if (chapters.size() <= TOLD_MAX) {
            return chapters;
        }
        List<ModelChapter> told = new ArrayList<>();
        for (int i = 0; i < TOLD_MAX; i++) {
            told.add(chapters.get((int) ((long) i * chapters.size() / TOLD_MAX)));
        }
        return told;
    }

    private static ObjectNode schema(int most) {
        Map<String, ObjectNode> fields = new LinkedHashMap<>();
        fields.put("start", AnswerSchema.text("HH:MM:SS, one of the given times"));
        fields.put("title", AnswerSchema.text("a few words"));
        fields.put("summary", AnswerSchema.text("one sentence"));
        ObjectNode chapter = AnswerSchema.object(fields, List.of("summary"));
        return AnswerSchema.object(
                Map.of("chapters", AnswerSchema.list(chapter, 1, most)), List.of());
    }
}
