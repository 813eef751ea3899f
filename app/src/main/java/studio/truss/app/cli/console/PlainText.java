package studio.truss.app.cli.console;

import java.text.BreakIterator;
import java.util.Locale;

/// Text that somebody else wrote, as a terminal can show it: it commands nothing, ends where its
/// line ends and turns nothing round that stands beside it.
public final class PlainText {
    private static final int LONGEST = 120;
    private static final char REPLACED = '\uFFFD';
    private static final String ISOLATED = "\u2068";
    private static final String END_ISOLATED = "\u2069";

    private PlainText() {}

    /// A title, a name or a path in a line of its reader's: without control characters, shortened
    /// to 120 characters, and what is written from right to left kept apart from what surrounds it.
    public static String line(String text) {
        StringBuilder line = new StringBuilder();
        boolean turned = false;
        for (int c : shortened(text.strip()).codePoints().toArray()) {
            if (!steers(c) && !isolates(c)) {
                turned |= fromRight(c);
                line.appendCodePoint(Character.isWhitespace(c) ? ' ' : seen(c));
            }
        }
        return turned ? ISOLATED + line + END_ISOLATED : line.toString();
    }

    /// Sentences of the program, which may quote such text: lines stay lines.
    public static String lines(String text) {
        StringBuilder lines = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            if (c != '\r' && !steers(c)) {
                lines.appendCodePoint(c == '\n' || c == '\t' ? c : seen(c));
            }
        }
        return lines.toString();
    }

    private static int seen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    REPLACED;
            default -> c;
        };
    }

    /// Marks that set the direction of what follows them.
    private static boolean steers(int c) {
        return (c >= 0x202A && c <= 0x202E)
                || c == 0x2066
                || c == 0x2067
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C;
    }

    private static boolean isolates(int c) {
        return c == 0x2068 || c == 0x2069;
    }

    private static boolean fromRight(int c) {
        return switch (Character.getDirectionality(c)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER ->
                    true;
            default -> false;
        };
    }

    /// Cut between characters as a reader sees them, unless one alone is too long.
    private static String shortened(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        int most = text.offsetByCodePoints(0, LONGEST - 1);
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(0, text.offsetByCodePoints(0, LONGEST)));
        int end = characters.isBoundary(most) ? most : characters.preceding(most);
        return text.substring(0, end > 0 ? end : most).strip() + "…";
    }
}
