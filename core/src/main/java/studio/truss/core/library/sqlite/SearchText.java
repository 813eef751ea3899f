package studio.truss.core.library.sqlite;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What full text finds an item by. Scripts that put no spaces between words (Chinese, Japanese,
/// Thai) and Korean are indexed character by character, and a word of a query is a phrase of them,
/// so that any part of a text is found whatever its length; accents and case do not count.
record SearchText(String title, String description, String transcript) {

    /// @param said in the video that the item is; empty for other items
    static SearchText of(Item item, String said) {
        List<String> description = new ArrayList<>();
        for (String name : List.of("description", "hook", "tags", "fileName", "channel")) {
            collect(item.get(name), description);
        }
        List<String> transcript = new ArrayList<>();
        collectNamed(item.get("captions"), transcript);
        collectNamed(item.get("chapters"), transcript);
        collect(item.get("samples"), transcript);
        if (!said.isEmpty()) {
            transcript.add(said);
        }
        return new SearchText(
                item.get("title") instanceof AttributeValue.S(String title) ? spaced(title) : "",
                spaced(String.join("\n", description)),
                spaced(String.join("\n", transcript)));
    }

    boolean isEmpty() {
        return title.isEmpty() && description.isEmpty() && transcript.isEmpty();
    }

    private static void collect(@Nullable AttributeValue value, List<String> out) {
        switch (value) {
            case AttributeValue.S(String text) -> out.add(text);
            case AttributeValue.Ss ss -> out.addAll(ss.texts());
            case AttributeValue.L(List<AttributeValue> list) -> list.forEach(v -> collect(v, out));
            case null, default -> {
                // other types hold no words
            }
        }
    }

    /// Words in nested structures stand under a few names; the others are styles and ids.
    private static void collectNamed(@Nullable AttributeValue value, List<String> out) {
        if (value instanceof AttributeValue.L(List<AttributeValue> list)) {
            list.forEach(v -> collectNamed(v, out));
        } else if (value instanceof AttributeValue.M m) {
            for (Map.Entry<String, AttributeValue> entry : m.values().entrySet()) {
                switch (entry.getKey()) {
                    case "text", "title", "summary" -> collect(entry.getValue(), out);
                    default -> collectNamed(entry.getValue(), out);
                }
            }
        }
    }

    /// The MATCH expression that asks for every word, or null when the text holds no word at all. A
    /// word that ends with `*` matches as a beginning.
    static @Nullable String match(String words) {
        StringBuilder out = new StringBuilder();
        for (String word : words.strip().split("\\s+", -1)) {
            if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                boolean beginning = word.endsWith("*");
                out.append(out.isEmpty() ? "" : " ")
                        .append('"')
                        .append(spaced(word).replace("\"", "\"\""))
                        .append('"')
                        .append(beginning ? "*" : "");
            }
        }
        return out.isEmpty() ? null : out.toString();
    }

    private static String spaced(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder out = new StringBuilder(composed.length() + 16);
        composed.codePoints()
                .forEach(c -> {
                    if (standsAlone(c)) {
                        out.append(' ').appendCodePoint(c).append(' ');
                    } else {
                        out.appendCodePoint(c);
                    }
                });
        return out.toString();
    }

    private static boolean standsAlone(int codePoint) {
        if (codePoint < 0x0E00 || !Character.isLetter(codePoint)) {
            return false;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
            // the sound mark that lengthens a vowel belongs to both kana
            default -> codePoint == 0x30FC;
        };
    }
}
