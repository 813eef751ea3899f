package studio.truss.platform.devcloud.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// A reply as the service writes it.
///
/// @param promptTokens of the question
record WrittenReply(Reply reply, String model, long promptTokens) {
    private static final int PIECES = 3;
    private static final int PER_TOKEN = 4;

    String whole() {
        return piece(reply.thoughts(), reply.text(), true).toString();
    }

    /// The text in some pieces; thoughts come first, what ended it with the last.
    List<String> events() {
        List<String> events = new ArrayList<>();
        if (!reply.thoughts().isEmpty()) {
            events.add(piece(reply.thoughts(), "", false).toString());
        }
        String text = reply.text();
        for (int i = 0; i < PIECES; i++) {
            String part = text.substring(at(text, i), at(text, i + 1));
            events.add(piece("", part, i == PIECES - 1).toString());
        }
        return events;
    }

    /// Where a piece begins; never between the two halves of a character.
    private static int at(String text, int piece) {
        int at = text.length() * piece / PIECES;
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at))
                ? at - 1
                : at;
    }

    private ObjectNode piece(String thoughts, String text, boolean last) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode candidate = json.putArray("candidates").addObject();
        ObjectNode content = candidate.putObject("content");
        ArrayNode parts = content.putArray("parts");
        if (!thoughts.isEmpty()) {
            parts.addObject().put("text", thoughts).put("thought", true);
        }
        if (!text.isEmpty()) {
            parts.addObject().put("text", text);
        }
        content.put("role", "model");
        if (last && !reply.finish().isEmpty()) {
            candidate.put("finishReason", reply.finish());
        }
        candidate.put("index", 0);
        ObjectNode usage = json.putObject("usageMetadata").put("promptTokenCount", promptTokens);
        long total = promptTokens;
        if (last) {
            long answered = reply.text().length() / PER_TOKEN;
            long thought = reply.thoughts().length() / PER_TOKEN;
            usage.put("candidatesTokenCount", answered).put("thoughtsTokenCount", thought);
            total += answered + thought;
        }
        usage.put("totalTokenCount", total);
        return json.put("modelVersion", model).put("responseId", "stand-in");
    }
}
