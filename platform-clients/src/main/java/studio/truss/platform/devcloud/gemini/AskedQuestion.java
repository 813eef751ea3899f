package studio.truss.platform.devcloud.gemini;

import com.fasterxml.jackson.databind.JsonNode;

/// A question as it reached the stand-in.
///
/// @param fileUri empty for a question without a film
/// @param fromS whole seconds of the film, the end exclusive
/// @param schema of the answer, as the service spells it
public record AskedQuestion(
        String model,
        String instruction,
        String text,
        String fileUri,
        long fromS,
        long toS,
        JsonNode schema) {

    static AskedQuestion of(String path, JsonNode body) {
        JsonNode request =
                body.has("generateContentRequest") ? body.get("generateContentRequest") : body;
        StringBuilder text = new StringBuilder();
        String uri = "";
        long from = 0;
        long to = 0;
        for (JsonNode part : request.path("contents").path(0).path("parts")) {
            text.append(part.path("text").asText(""));
            if (part.has("fileData")) {
                uri = part.path("fileData").path("fileUri").asText("");
                from = seconds(part.path("videoMetadata").path("startOffset").asText(""));
                to = seconds(part.path("videoMetadata").path("endOffset").asText(""));
            }
        }
        return new AskedQuestion(
                path.replaceFirst(".*/models/", "").replaceFirst(":.*", ""),
                request.path("systemInstruction").path("parts").path(0).path("text").asText(""),
                text.toString(),
                uri,
                from,
                to,
                request.path("generationConfig").path("responseSchema"));
    }

    private static long seconds(String offset) {
        return offset.matches("\\d+s") ? Long.parseLong(offset.replace("s", "")) : 0;
    }

    public boolean isAboutFilm() {
        return !fileUri.isEmpty();
    }
}
