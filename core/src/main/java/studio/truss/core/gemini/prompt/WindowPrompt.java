package studio.truss.core.gemini.prompt;

import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.gemini.Window;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks about a stretch of a video: its moments, its chapters, and what is said in it.
public final class WindowPrompt {
    private static final int ANSWER_BASE = 8_192;
    private static final int ANSWER_PER_MINUTE = 3_072;

    private static final String INSTRUCTION =
            """
            You are an editor who cuts long videos into short upright clips. You are given a part \
            of a video and answer with JSON as the schema says, and nothing else.

            Times: write MM:SS and count from the beginning of this part: its first frame is \
            00:00, wherever in the video the part lies. Name only times at which you saw or heard \
            what you say, in ascending order, and none after the part's end. Where there is \
            nothing to name, leave the list empty rather than invent something.

            A moment is worth a clip when it
            - stands alone: somebody who knows nothing of the rest understands it, from its \
            beginning to its point, and it begins and ends between sentences;
            - is unlike the others: of several that are about the same take the best;
            - holds a viewer in its first two seconds.
            For each: a hook, 3 to 10 words to be shown over its first seconds; a title of at most \
            100 characters; why it is worth a clip, in one or two sentences that name what happens; \
            four scores of 0 to 25, and as score their sum. Use the whole scale: 5 of 25 is weak, \
            12 fair, 18 good, and 23 rare. Moments may be silent: an action in a game, a reaction, \
            a picture.

            A chapter begins where the subject changes. Name a few at most, with a title of a few \
            words; one is enough where the part is about one thing.

            The transcript is everything that is said, sentence by sentence, word for word with \
            punctuation, in the language in which it is said. Who speaks is a name where the video \
            says it, otherwise Speaker 1, Speaker 2 and so on, the same one for the same voice. \
            Leave out noises and music without words.

            Write hooks, titles, reasons and chapters in the language that is mostly spoken in \
            the video; in English where nobody speaks.

            """
                    + DataBlock.RULE;

    private WindowPrompt() {}

    /// @param chat in the source's time
    public static Prompt of(Window window, Wish wish, ChatExcerpt chat) {
        long lengthMs = window.range().lengthMs();
        int minutes = minutes(window);
        int most = most(window, wish);
        String text =
                """
                The part is %s long: times go from 00:00 to %s.
                Name the best moments, at most %d, each %d to %d seconds long, the best first; the \
                chapters; and the transcript.\
                """
                        .formatted(
                                ClockText.minutes(lengthMs),
                                ClockText.minutes(lengthMs),
                                most,
                                Math.min(Math.ceilDiv(wish.minMs(), 1000L), lengthMs / 1000),
                                Math.max(1, wish.maxMs() / 1000));
        List<String> lines = chat.within(window.range());
        if (!lines.isEmpty()) {
            text +=
                    """


                    What viewers wrote meanwhile, some seconds late, a selection from where they \
                    wrote most. Let it tell you what moved them, and judge yourself:
                    """
                            + DataBlock.lines("chat", lines);
        }
        return new Prompt(
                INSTRUCTION, text, schema(most), ANSWER_BASE + ANSWER_PER_MINUTE * minutes);
    }

    /// How many moments of a window are asked for at most: no more than have room in it.
    public static int most(Window window, Wish wish) {
        long room = Math.ceilDiv(window.range().lengthMs(), wish.minMs());
        return (int) Math.min(minutes(window) + 1, room);
    }

    private static int minutes(Window window) {
        return (int) Math.ceilDiv(window.range().lengthMs(), 60_000L);
    }

    private static ObjectNode schema(int moments) {
        Map<String, ObjectNode> fields = new LinkedHashMap<>();
        fields.put("moments", AnswerSchema.list(moment(), 0, moments));
        fields.put("chapters", AnswerSchema.list(chapter()));
        fields.put("transcript", AnswerSchema.list(sentence()));
        return AnswerSchema.object(fields, List.of());
    }

    private static ObjectNode moment() {
        Map<String, ObjectNode> fields = new LinkedHashMap<>();
        fields.put("start", time("when it begins"));
        fields.put("end", time("when it ends"));
        fields.put("hook", AnswerSchema.text("3 to 10 words"));
        fields.put("title", AnswerSchema.text("at most 100 characters"));
        fields.put("why", AnswerSchema.text("one or two sentences"));
        fields.put("scores", AnswerSchema.object(AnswerSchema.regards(), List.of()));
        fields.put("score", AnswerSchema.number(0, 100, "the sum of the four scores"));
        return AnswerSchema.object(fields, List.of());
    }

    private static ObjectNode chapter() {
        Map<String, ObjectNode> fields = new LinkedHashMap<>();
        fields.put("start", time("when it begins"));
        fields.put("title", AnswerSchema.text("a few words"));
        fields.put("summary", AnswerSchema.text("one sentence"));
        return AnswerSchema.object(fields, List.of("summary"));
    }

    private static ObjectNode sentence() {
        Map<String, ObjectNode> fields = new LinkedHashMap<>();
        fields.put("start", time("when it begins"));
        fields.put("end", time("when it ends"));
        fields.put("speaker", AnswerSchema.text("a name, or Speaker 1, Speaker 2, ..."));
        fields.put("text", AnswerSchema.text("one sentence, word for word"));
        return AnswerSchema.object(fields, List.of("speaker"));
    }

    private static ObjectNode time(String what) {
        return AnswerSchema.text(what + ", as MM:SS from the beginning of this part");
    }
}
