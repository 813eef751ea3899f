package studio.truss.core.gemini.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The fields of an object, found under any of the names that models give them, in whichever
/// spelling: `startTime`, `start_time`, `Start Time`.
final class LooseFields {
    private static final Pattern NUMBER = Pattern.compile("^\\s*([-+]?\\d{1,9}(?:[.,]\\d{1,9})?)");
    private static final Pattern LINE_ENDS = Pattern.compile("[\\p{Z}\\s]+");

    private final Map<String, JsonNode> fields = new HashMap<>();

    LooseFields(JsonNode object) {
        object.properties()
                .forEach(field -> {
                    if (!field.getValue().isNull()) {
                        fields.putIfAbsent(plain(field.getKey()), field.getValue());
                    }
                });
    }

    /// The first of the names that is there.
    JsonNode first(String... names) {
        for (String name : names) {
            JsonNode value = fields.get(name);
            if (value != null) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }

    /// The first of the names under which a list is; an empty one where none is.
    JsonNode list(List<String> names) {
        for (String name : names) {
            JsonNode value = fields.get(name);
            if (value != null && value.isArray()) {
                return value;
            }
        }
        return MissingNode.getInstance();
    }

    /// The first of the names under which is text that is not blank, on one line; empty where none
    /// is.
    String text(int most, String... names) {
        for (String name : names) {
            JsonNode value = fields.get(name);
            if (value != null && value.isTextual()) {
                String text = clean(value.textValue(), most);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }

    /// Numbers, numbers as text, and the first of `18/25`.
    static OptionalDouble number(JsonNode value) {
        if (value.isNumber()) {
            double number = value.doubleValue();
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        }
        if (value.isTextual()) {
            Matcher matcher = NUMBER.matcher(value.textValue());
            if (matcher.find()) {
                return OptionalDouble.of(Double.parseDouble(matcher.group(1).replace(',', '.')));
            }
        }
        return OptionalDouble.empty();
    }

    /// Text on one line, without characters that nobody sees or that turn others around, cut where
    /// it is too long.
    static String clean(String text, int most) {
        StringBuilder kept = new StringBuilder();
        text.codePoints().filter(LooseFields::isSeen).forEach(kept::appendCodePoint);
        String line = LINE_ENDS.matcher(kept).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= most) {
            return line;
        }
        int end = line.offsetByCodePoints(0, most - 1);
        int space = line.lastIndexOf(' ', end);
        // words stay whole, unless there are none
        return line.substring(0, space > end / 2 ? space : end).strip() + "…";
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> Character.isWhitespace(c);
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            // joiners and tags make letters and emoji what they are
            case Character.FORMAT -> c == 0x200C || c == 0x200D || c >= 0xE0000;
            default -> true;
        };
    }

    private static String plain(String name) {
        StringBuilder letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
