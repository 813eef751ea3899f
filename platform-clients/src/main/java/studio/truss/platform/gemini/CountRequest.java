package studio.truss.platform.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.VideoPart;

/// Asks what a question would be in tokens, instructions, schema and resolution included, which the
/// SDK leaves out.
final class CountRequest {
    private CountRequest() {}

    static String path(String model) {
        return model.startsWith("models/") ? model : "models/" + model;
    }

    static ObjectNode body(Question question) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode request =
                body.putObject("generateContentRequest").put("model", path(question.model()));
        ObjectNode content = request.putArray("contents").addObject().put("role", "user");
        ArrayNode parts = content.putArray("parts");
        VideoPart video = question.video();
        if (video != null) {
            ObjectNode film = parts.addObject();
            film.putObject("fileData")
                    .put("fileUri", video.uri())
                    .put("mimeType", video.mimeType());
            film.putObject("videoMetadata")
                    .put("startOffset", video.fromS() + "s")
                    .put("endOffset", video.toS() + "s");
        }
        parts.addObject().put("text", question.text());
        request.putObject("systemInstruction")
                .putArray("parts")
                .addObject()
                .put("text", question.instruction());
        ObjectNode config =
                request.putObject("generationConfig")
                        .put("maxOutputTokens", question.answerMax())
                        .put("responseMimeType", "application/json");
        config.set("responseSchema", OpenApiSchema.of(question.schema()));
        if (video != null) {
            config.put("mediaResolution", "MEDIA_RESOLUTION_LOW");
        }
        return body;
    }
}
