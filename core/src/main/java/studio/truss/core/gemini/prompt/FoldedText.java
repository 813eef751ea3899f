package studio.truss.core.gemini.prompt;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A text in the one spelling that names are looked for in, and where in the text each letter of it
/// came from: letters and digits without their case, one space for whatever stands between them.
final class FoldedText {
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\p{Cf}\uE000-\uE002"
                            + "\u034F\u115F\u1160\u17B4\u17B5\u3164\uFFA0\uFE00-\uFE0F]");

    /// What is put right behind a name in Korean; a name of one syllable is told by it alone.
    private static final List<String> HONORIFICS = List.of("님", "씨", "형", "누나", "오빠", "언니");

    private final String source;
    private final String letters;
    private final int[] origins;

    /// @param source as [#plain] gives it
    FoldedText(String source) {
        this.source = source;
        StringBuilder out = new StringBuilder();
        int[] at = new int[source.length() * 3 + 1];
        for (int i = 0; i < source.length(); ) {
            int c = source.codePointAt(i);
            int before = out.length();
            if (isLetter(c)) {
                out.append(folded(c));
            } else if (c >= '\uE000' && c <= '\uE002') {
                out.appendCodePoint(c);
            } else if (before > 0 && out.charAt(before - 1) != ' ') {
                out.append(' ');
            }
            for (int j = before; j < out.length(); j++) {
                at[j] = i;
            }
            i += Character.charCount(c);
        }
        this.letters = out.toString();
        this.origins = at;
    }

    /// Without what is not seen, and each letter in its most usual form.
    static String plain(String text) {
        return Normalizer.normalize(UNSEEN.matcher(text).replaceAll(""), Normalizer.Form.NFKC);
    }

    String letters() {
        return letters;
    }

    int sourceStart(int at) {
        return origins[at];
    }

    /// Where in the source the letter before a place ends.
    int sourceEnd(int at) {
        int last = origins[at - 1];
        return last + Character.charCount(source.codePointAt(last));
    }

    /// Whether a name may begin or end at a place: beside what is no letter, where the script
    /// changes or a capital follows a small letter, and anywhere in a script that puts no spaces
    /// around words or hangs endings onto names.
    boolean isEdge(int at) {
        if (isStrictEdge(at)) {
            return true;
        }
        if (origins[at - 1] == origins[at]) {
            return false;
        }
        int before = source.codePointAt(origins[at - 1]);
        int after = source.codePointAt(origins[at]);
        return isRunning(before)
                || isRunning(after)
                || (Character.isLowerCase(before) && Character.isUpperCase(after));
    }

    /// The same for a name of one letter, which is in too many words to be looked for inside them.
    boolean isStrictEdge(int at) {
        if (at == 0 || at == letters.length()) {
            return true;
        }
        if (origins[at - 1] == origins[at]) {
            return false;
        }
        int before = letters.codePointBefore(at);
        int after = letters.codePointAt(at);
        return !isLetter(before) || !isLetter(after) || isChange(before, after);
    }

    boolean isBeforeHonorific(int at) {
        return HONORIFICS.stream().anyMatch(word -> letters.startsWith(word, at));
    }

    static boolean isLetter(int c) {
        return Character.isLetterOrDigit(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER ->
                            true;
                    default -> false;
                };
    }

    private static boolean isChange(int before, int after) {
        UnicodeScript one = UnicodeScript.of(before);
        UnicodeScript other = UnicodeScript.of(after);
        return one != other && isOfScript(one) && isOfScript(other);
    }

    private static boolean isOfScript(UnicodeScript script) {
        return script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED;
    }

    private static boolean isRunning(int c) {
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /// The same for all ways of writing a letter: upper case first, since that has fewer letters.
    private static String folded(int c) {
        return Character.toString(c)
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
