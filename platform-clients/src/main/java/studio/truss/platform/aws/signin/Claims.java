package studio.truss.platform.aws.signin;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Optional;

/// What a genuine token says.
record Claims(JsonNode json) {
    Optional<String> text(String name) {
        JsonNode value = json.path(name);
        return value.isTextual() && !value.asText().isBlank()
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    Instant end() {
        return Instant.ofEpochSecond(json.path("exp").asLong());
    }
}
