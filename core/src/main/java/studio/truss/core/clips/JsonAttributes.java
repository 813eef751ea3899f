package studio.truss.core.clips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.core.library.item.AttributeValue;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Plain JSON as typed attributes of the library, and back: objects are maps, arrays lists. Sets
/// and bytes, which JSON has not, come back as lists and base64 text.
public final class JsonAttributes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonAttributes() {}

    public static AttributeValue.M map(ObjectNode json) {
        SortedMap<String, AttributeValue> values = new TreeMap<>();
        json.properties().forEach(entry -> values.put(entry.getKey(), of(entry.getValue())));
        return AttributeValue.M.of(values);
    }

    static AttributeValue of(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> map((ObjectNode) json);
            case ARRAY -> {
                List<AttributeValue> values = new ArrayList<>();
                json.forEach(value -> values.add(of(value)));
                yield new AttributeValue.L(values);
            }
            case NUMBER -> AttributeValue.number(json.decimalValue());
            case BOOLEAN -> new AttributeValue.Bool(json.booleanValue());
            case STRING -> AttributeValue.text(json.textValue());
            case NULL, MISSING -> new AttributeValue.Null();
            case BINARY, POJO ->
                    throw new IllegalArgumentException("no plain JSON: " + json.getNodeType());
        };
    }

    public static JsonNode json(AttributeValue value) {
        return switch (value) {
            case AttributeValue.S(var text) -> NODES.textNode(text);
            case AttributeValue.N number -> NODES.numberNode(number.value());
            case AttributeValue.Bool(var flag) -> NODES.booleanNode(flag);
            case AttributeValue.Null() -> NODES.nullNode();
            case AttributeValue.B(var base64) -> NODES.textNode(base64);
            case AttributeValue.Ss(var texts) -> texts(texts);
            case AttributeValue.Ns(var numbers) -> texts(numbers);
            case AttributeValue.Bs(var base64) -> texts(base64);
            case AttributeValue.L(var values) -> {
                ArrayNode list = NODES.arrayNode();
                values.forEach(v -> list.add(json(v)));
                yield list;
            }
            case AttributeValue.M(var values) -> {
                ObjectNode object = NODES.objectNode();
                values.forEach((name, v) -> object.set(name, json(v)));
                yield object;
            }
        };
    }

    private static ArrayNode texts(Iterable<String> texts) {
        ArrayNode list = NODES.arrayNode();
        texts.forEach(list::add);
        return list;
    }
}
