package studio.truss.core.gemini.prompt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.gemini.SubScores;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The words of JSON Schema that the service understands, and no others.
final class AnswerSchema {
    private AnswerSchema() {}

    /// An object whose fields come in this order, all of them required but those named.
    static ObjectNode object(Map<String, ObjectNode> fields, List<String> optional) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        fields.forEach(properties::set);
        ArrayNode required = schema.putArray("required");
        ArrayNode ordering = schema.putArray("propertyOrdering");
        for (String name : fields.keySet()) {
            ordering.add(name);
            if (!optional.contains(name)) {
                required.add(name);
            }
        }
        return schema;
    }

    static ObjectNode list(ObjectNode items, int least, int most) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.put("minItems", least);
        schema.put("maxItems", most);
        schema.set("items", items);
        return schema;
    }

    static ObjectNode list(ObjectNode items) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", items);
        return schema;
    }

    static ObjectNode text(String description) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "string")
                .put("description", description);
    }

    static ObjectNode number(int least, int most, String description) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "integer")
                .put("minimum", least)
                .put("maximum", most)
                .put("description", description);
    }

    /// The four regards in which a moment is judged.
    static Map<String, ObjectNode> regards() {
        Map<String, ObjectNode> regards = new LinkedHashMap<>();
        regards.put("hook", regard("do the first two seconds hold somebody who scrolls by?"));
        regards.put("engagement", regard("does it move people: tension, laughter, surprise?"));
        regards.put("value", regard("do they take something away: a skill, a fact, a story?"));
        regards.put("shareability", regard("would they pass it on to somebody?"));
        return regards;
    }

    private static ObjectNode regard(String question) {
        return number(0, SubScores.EACH_MAX, question);
    }
}
