package studio.truss.platform.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.remote.RemoteFile;
import studio.truss.platform.gemini.failure.NoAnswer;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// What the service writes about its files.
final class FileJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FileJson() {}

    /// Empty for what is no JSON object.
    static Optional<JsonNode> object(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static RemoteFile file(JsonNode json) {
        String name = json.path("name").asText("");
        String uri = json.path("uri").asText("");
        if (!name.startsWith("files/") || uri.isEmpty()) {
            throw NoAnswer.notTheService(null);
        }
        String problem = json.path("error").path("message").asText("");
        return new RemoteFile(
                name,
                uri,
                json.path("mimeType").asText(""),
                json.path("sizeBytes").asLong(0),
                state(json.path("state").asText("")),
                instant(json.path("expirationTime").asText("")),
                problem.isEmpty() ? null : problem);
    }

    private static RemoteFile.State state(String text) {
        return switch (text) {
            case "ACTIVE" -> RemoteFile.State.ACTIVE;
            case "FAILED" -> RemoteFile.State.FAILED;
            default -> RemoteFile.State.PROCESSING;
        };
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
