package studio.truss.platform.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.function.Predicate;

/// An answer with those fields alone that are read, each of its kind. The SDK refuses a whole
/// answer for a word or a number of a later version anywhere in it, such as in a list of sources.
final class NeededFields {
    private NeededFields() {}

    static ObjectNode of(JsonNode answer) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        keep(kept, answer, JsonNode::isTextual, "modelVersion");
        JsonNode feedback = answer.path("promptFeedback");
        if (feedback.isObject()) {
            keep(
                    kept.putObject("promptFeedback"),
                    feedback,
                    JsonNode::isTextual,
                    "blockReason",
                    "blockReasonMessage");
        }
        JsonNode usage = answer.path("usageMetadata");
        if (usage.isObject()) {
            keep(
                    kept.putObject("usageMetadata"),
                    usage,
                    JsonNode::isInt,
                    "promptTokenCount",
                    "cachedContentTokenCount",
                    "candidatesTokenCount",
                    "thoughtsTokenCount");
        }
        JsonNode candidate = answer.path("candidates").path(0);
        if (candidate.isObject()) {
            candidate(kept.putArray("candidates").addObject(), candidate);
            if (candidate.path("finishMessage").isTextual()) {
                // the SDK drops it on its way, and passes on what is said of a blocked prompt
                kept.withObject("promptFeedback")
                        .set("blockReasonMessage", candidate.get("finishMessage"));
            }
        }
        return kept;
    }

    private static void candidate(ObjectNode kept, JsonNode candidate) {
        keep(kept, candidate, JsonNode::isTextual, "finishReason");
        ArrayNode parts = kept.putObject("content").putArray("parts");
        for (JsonNode part : candidate.path("content").path("parts")) {
            if (part.path("text").isTextual()) {
                ObjectNode words = parts.addObject();
                keep(words, part, JsonNode::isTextual, "text");
                keep(words, part, JsonNode::isBoolean, "thought");
            }
        }
    }

    private static void keep(
            ObjectNode kept, JsonNode from, Predicate<JsonNode> kind, String... names) {
        for (String name : names) {
            if (kind.test(from.path(name))) {
                kept.set(name, from.get(name));
            }
        }
    }
}
