package studio.truss.platform.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Locale;

/// A JSON Schema as the service has documented it longest: the same words, with its own names of
/// types in capitals.
final class OpenApiSchema {
    private OpenApiSchema() {}

    /// @param schema with words that both know
    static ObjectNode of(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        spell(copy);
        return copy;
    }

    private static void spell(ObjectNode schema) {
        if (schema.path("type").isTextual()) {
            schema.put("type", schema.path("type").asText().toUpperCase(Locale.ROOT));
        }
        for (JsonNode property : schema.path("properties")) {
            spell((ObjectNode) property);
        }
        if (schema.path("items") instanceof ObjectNode items) {
            spell(items);
        }
    }
}
