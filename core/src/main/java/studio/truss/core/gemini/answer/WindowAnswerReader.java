package studio.truss.core.gemini.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.gemini.Window;
import studio.truss.core.gemini.WindowAnswer;
import studio.truss.core.gemini.answer.Findings.Finding;

import java.util.List;
import java.util.stream.Stream;

/// Reads what the model wrote about a window. Pure: the same text gives the same.
public final class WindowAnswerReader {
    private static final List<String> LISTS =
            Stream.of(Moments.NAMES, Chapters.NAMES, Sentences.NAMES)
                    .flatMap(List::stream)
                    .toList();

    private final long durationMs;

    /// @param durationMs of the video, whose end no time is beyond
    public WindowAnswerReader(long durationMs) {
        this.durationMs = durationMs;
    }

    /// @param whole false where the service says that the answer became too long; it is read all
    ///   the same where nothing is missing
    public ReadResult<WindowAnswer> read(Window window, String text, boolean whole) {
        return switch (LooseJson.find(text, WindowAnswerReader::isAnswer)) {
            case ReadResult.Read<JsonNode>(JsonNode root) ->
                    new ReadResult.Read<>(answer(window, root, new Findings()));
            case ReadResult.Unreadable<JsonNode>(String reason, boolean truncated) ->
                    new ReadResult.Unreadable<>(
                            whole ? reason : "The answer became too long and broke off.",
                            truncated || !whole);
        };
    }

    /// What is whole of an answer that broke off or is damaged, for where asking again is no use.
    /// It covers the window's beginning only; lists without a whole element are no answer.
    public ReadResult<WindowAnswer> salvage(Window window, String text) {
        Findings findings = new Findings();
        findings.add(Finding.BROKE_OFF);
        return LooseJson.whole(text)
                .filter(WindowAnswerReader::isAnswer)
                .map(root -> answer(window, root, findings))
                .filter(WindowAnswer::saysSomething)
                .<ReadResult<WindowAnswer>>map(ReadResult.Read::new)
                .orElseGet(
                        () -> new ReadResult.Unreadable<>("Nothing of the answer is whole.", true));
    }

    private WindowAnswer answer(Window window, JsonNode root, Findings findings) {
        LooseFields fields = new LooseFields(unwrapped(root));
        JsonNode moments = fields.list(Moments.NAMES);
        JsonNode chapters = fields.list(Chapters.NAMES);
        JsonNode speech = fields.list(Sentences.NAMES);
        PartClock clock =
                PartClock.asAsked(window, durationMs)
                        .of(
                                JsonNodeFactory.instance
                                        .arrayNode()
                                        .addAll(children(moments))
                                        .addAll(children(chapters))
                                        .addAll(children(speech)));
        PartClock ofMoments = clock.of(moments);
        PartClock ofChapters = clock.of(chapters);
        PartClock ofSpeech = clock.of(speech);
        if (Stream.of(ofMoments, ofChapters, ofSpeech).anyMatch(PartClock::countsFromVideo)) {
            findings.add(Finding.VIDEO_CLOCK);
        }
        return new WindowAnswer(
                window,
                Moments.of(moments, ofMoments, findings),
                Chapters.of(chapters, ofChapters, findings),
                Sentences.of(speech, ofSpeech, findings),
                findings.problems(window));
    }

    private static List<JsonNode> children(JsonNode list) {
        return list.valueStream().toList();
    }

    private static boolean isAnswer(JsonNode root) {
        JsonNode inner = unwrapped(root);
        return inner.isObject() && new LooseFields(inner).list(LISTS).isArray();
    }

    /// The object with the lists: alone, in a list of one, or the only field of another; a bare
    /// list of objects with times is one of moments.
    private static JsonNode unwrapped(JsonNode root) {
        if (root.isArray() && root.size() > 0) {
            JsonNode first = root.get(0);
            if (first.isObject() && PartClock.written(new LooseFields(first)).start().isPresent()) {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                object.set("moments", root);
                return object;
            }
            return root.size() == 1 ? first : root;
        }
        if (root.size() == 1 && root.elements().next().isObject()) {
            return root.elements().next();
        }
        return root;
    }
}
