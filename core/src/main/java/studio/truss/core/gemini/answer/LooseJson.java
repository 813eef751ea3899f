package studio.truss.core.gemini.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Finds the JSON in what a model wrote: alone, between marks of code, or with words around it;
/// with the small mistakes that models make.
final class LooseJson {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(
                            JsonReadFeature.ALLOW_TRAILING_COMMA,
                            JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                            JsonReadFeature.ALLOW_SINGLE_QUOTES,
                            JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                            JsonReadFeature.ALLOW_JAVA_COMMENTS,
                            JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                            JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                            JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
                            JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
                    .build();

    /// No answer is longer: the model's limit is some 65,000 tokens.
    private static final int TEXT_MAX = 4_000_000;

    private static final int TRIES = 8;

    private static final Pattern CODE = Pattern.compile("[\\s\\uFEFF]*(?:```[a-zA-Z]{0,8})?\\s*");

    /// A word such as `true` that breaks off is no end of input to the parser.
    private static final int NEAR_END = 8;

    private LooseJson() {}

    /// @param isAnswer whether what was found is what was asked for
    static ReadResult<JsonNode> find(String text, Predicate<JsonNode> isAnswer) {
        if (text.length() > TEXT_MAX) {
            return unreadable("The answer is too long to be one.", true);
        }
        boolean truncated = false;
        boolean other = false;
        int at = next(text, 0);
        for (int i = 0; i < TRIES && at < text.length(); i++) {
            try (JsonParser parser = JSON.createParser(text.substring(at))) {
                JsonNode root = JSON.readTree(parser);
                if (root.isContainerNode() && isAnswer.test(root)) {
                    return new ReadResult.Read<>(root);
                }
                other = true;
                at += (int) parser.currentLocation().getCharOffset() - 1;
            } catch (JsonProcessingException e) {
                truncated |= !other && brokeOff(e, text.length() - at);
                if (truncated || beginsAt(text, at)) {
                    // what is inside of a damaged answer is not the answer
                    break;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("reading text", e);
            }
            at = next(text, at + 1);
        }
        if (truncated) {
            return unreadable("The answer broke off.", true);
        }
        return unreadable(
                text.isBlank()
                        ? "The answer is empty."
                        : "The answer is not in the form that was asked for.",
                false);
    }

    /// What is whole of an answer that broke off or is damaged: fields, and elements of their
    /// lists.
    static Optional<JsonNode> whole(String text) {
        int at = next(text, 0);
        if (at == text.length() || text.length() > TEXT_MAX) {
            return Optional.empty();
        }
        JsonNode root = text.charAt(at) == '{' ? JSON.createObjectNode() : JSON.createArrayNode();
        try (JsonParser parser = JSON.createParser(text.substring(at))) {
            parser.nextToken();
            switch (root) {
                case ObjectNode object -> fields(parser, object);
                case ArrayNode list -> elements(parser, list);
                default -> throw new IllegalStateException("made above");
            }
        } catch (JsonProcessingException e) {
            // the end of what is whole
            return root.isEmpty() ? Optional.empty() : Optional.of(root);
        } catch (IOException e) {
            throw new UncheckedIOException("reading text", e);
        }
        return root.isEmpty() ? Optional.empty() : Optional.of(root);
    }

    private static void fields(JsonParser parser, ObjectNode object) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                elements(parser, object.putArray(name));
            } else {
                object.set(name, JSON.<JsonNode>readTree(parser));
            }
        }
    }

    private static void elements(JsonParser parser, ArrayNode list) throws IOException {
        for (JsonToken t = parser.nextToken();
                t != null && t != JsonToken.END_ARRAY;
                t = parser.nextToken()) {
            list.add(JSON.<JsonNode>readTree(parser));
        }
    }

    /// Whether nothing but a mark of code stands before.
    private static boolean beginsAt(String text, int at) {
        return CODE.matcher(text.substring(0, at)).matches();
    }

    private static boolean brokeOff(JsonProcessingException e, int length) {
        return e instanceof JsonEOFException
                || (e.getLocation() != null
                        && e.getLocation().getCharOffset() >= length - NEAR_END);
    }

    private static int next(String text, int from) {
        int object = text.indexOf('{', from);
        int list = text.indexOf('[', from);
        return object < 0 && list < 0
                ? text.length()
                : object < 0 || (list >= 0 && list < object) ? list : object;
    }

    private static ReadResult<JsonNode> unreadable(String reason, boolean truncated) {
        return new ReadResult.Unreadable<>(reason, truncated);
    }
}
