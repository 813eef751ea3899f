package studio.truss.core.library.item;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// DynamoDB's typed JSON (`{"title":{"S":"x"}}`), printed canonically: names and sets sorted, no
/// blanks, so that equal items print equal text. Reading refuses what is not exactly that form.
public final class TypedJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private TypedJson() {}

    public static String print(Map<String, ? extends AttributeValue> attributes) {
        StringWriter out = new StringWriter(1024);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            writeMap(json, AttributeValue.sortedByName(attributes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    public static String print(AttributeValue value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /// @throws IllegalArgumentException when the text is not one object of typed values
    public static SortedMap<String, AttributeValue> parse(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            SortedMap<String, AttributeValue> attributes = readMap(json);
            if (json.nextToken() != null) {
                throw wrong(json, "the end");
            }
            return attributes;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not typed JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads one typed value such as `{"S":"x"}`.
    public static AttributeValue parseValue(String text) {
        return parse("{\"v\":" + text + "}").values().iterator().next();
    }

    /// Prints a map of maps of typed values: `{"title":{"base":{"S":"a"},"new":{"S":"b"}}}`.
    public static String printNested(Map<String, SortedMap<String, AttributeValue>> maps) {
        StringWriter out = new StringWriter(256);
        TreeMap<String, SortedMap<String, AttributeValue>> sorted =
                new TreeMap<>(CodePointOrder.INSTANCE);
        sorted.putAll(maps);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, SortedMap<String, AttributeValue>> e : sorted.entrySet()) {
                json.writeFieldName(e.getKey());
                writeMap(json, e.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /// Reads what [#printNested] prints.
    public static SortedMap<String, SortedMap<String, AttributeValue>> parseNested(String text) {
        TreeMap<String, SortedMap<String, AttributeValue>> maps =
                new TreeMap<>(CodePointOrder.INSTANCE);
        try (JsonParser json = FACTORY.createParser(text)) {
            json.nextToken();
            expect(json, JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                maps.put(name, readMap(json));
            }
            expect(json, JsonToken.END_OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not typed JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return maps;
    }

    private static void writeMap(JsonGenerator json, SortedMap<String, AttributeValue> map)
            throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, AttributeValue> entry : map.entrySet()) {
            json.writeFieldName(entry.getKey());
            write(json, entry.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, AttributeValue value) throws IOException {
        json.writeStartObject();
        switch (value) {
            case AttributeValue.S(String text) -> json.writeStringField("S", text);
            case AttributeValue.N(String text) -> json.writeStringField("N", text);
            case AttributeValue.Bool(boolean b) -> json.writeBooleanField("BOOL", b);
            case AttributeValue.Null() -> json.writeBooleanField("NULL", true);
            case AttributeValue.B(String base64) -> json.writeStringField("B", base64);
            case AttributeValue.Ss(Collection<String> texts) -> writeTexts(json, "SS", texts);
            case AttributeValue.Ns(Collection<String> numbers) -> writeTexts(json, "NS", numbers);
            case AttributeValue.Bs(Collection<String> base64) -> writeTexts(json, "BS", base64);
            case AttributeValue.L(List<AttributeValue> values) -> {
                json.writeArrayFieldStart("L");
                for (AttributeValue member : values) {
                    write(json, member);
                }
                json.writeEndArray();
            }
            case AttributeValue.M(SortedMap<String, AttributeValue> values) -> {
                json.writeFieldName("M");
                writeMap(json, values);
            }
        }
        json.writeEndObject();
    }

    private static void writeTexts(JsonGenerator json, String type, Collection<String> texts)
            throws IOException {
        json.writeArrayFieldStart(type);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static SortedMap<String, AttributeValue> readMap(JsonParser json) throws IOException {
        expect(json, JsonToken.START_OBJECT);
        TreeMap<String, AttributeValue> map = new TreeMap<>(CodePointOrder.INSTANCE);
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (map.put(name, read(json)) != null) {
                throw wrong(json, "the name " + name + " once");
            }
        }
        expect(json, JsonToken.END_OBJECT);
        return map;
    }

    private static AttributeValue read(JsonParser json) throws IOException {
        expect(json, JsonToken.START_OBJECT);
        if (json.nextToken() != JsonToken.FIELD_NAME) {
            throw wrong(json, "a type name");
        }
        String type = json.currentName();
        json.nextToken();
        AttributeValue value =
                switch (type) {
                    case "S" -> new AttributeValue.S(text(json));
                    case "N" -> new AttributeValue.N(text(json));
                    case "BOOL" -> new AttributeValue.Bool(bool(json));
                    case "NULL" -> {
                        if (!bool(json)) {
                            throw wrong(json, "true after NULL");
                        }
                        yield new AttributeValue.Null();
                    }
                    case "B" -> AttributeValue.B.of(bytes(json));
                    case "SS" -> AttributeValue.Ss.of(texts(json));
                    case "NS" -> AttributeValue.Ns.of(texts(json));
                    case "BS" -> AttributeValue.Bs.of(texts(json));
                    case "L" -> new AttributeValue.L(list(json));
                    case "M" -> AttributeValue.M.of(readMap(json));
                    default -> throw wrong(json, "one of the ten types, not " + type);
                };
        json.nextToken();
        expect(json, JsonToken.END_OBJECT);
        return value;
    }

    private static List<AttributeValue> list(JsonParser json) throws IOException {
        expect(json, JsonToken.START_ARRAY);
        List<AttributeValue> values = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            values.add(read(json));
        }
        expect(json, JsonToken.END_ARRAY);
        return values;
    }

    private static List<String> texts(JsonParser json) throws IOException {
        expect(json, JsonToken.START_ARRAY);
        List<String> texts = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            texts.add(json.getText());
        }
        expect(json, JsonToken.END_ARRAY);
        return texts;
    }

    private static String text(JsonParser json) throws IOException {
        expect(json, JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static byte[] bytes(JsonParser json) throws IOException {
        return Base64.getDecoder().decode(text(json));
    }

    private static boolean bool(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_TRUE
                && json.currentToken() != JsonToken.VALUE_FALSE) {
            throw wrong(json, "true or false");
        }
        return json.getBooleanValue();
    }

    private static void expect(JsonParser json, JsonToken token) {
        if (json.currentToken() != token) {
            throw wrong(json, token.name());
        }
    }

    private static IllegalArgumentException wrong(JsonParser json, String expected) {
        return new IllegalArgumentException(
                "not typed JSON at column "
                        + json.currentLocation().getColumnNr()
                        + ": expected "
                        + expected);
    }
}
