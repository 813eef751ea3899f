package studio.truss.core.gemini.prompt;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The names of everybody who wrote in a chat, found in whichever spelling they are called by.
final class KnownNames {
    /// A name of several words is known without its spaces too, unless it is no more than initials.
    private static final int RUN_LEAST = 4;

    private final Set<String> names = new HashSet<>();
    private final Set<Integer> lengths = new TreeSet<>(Comparator.reverseOrder());

    /// Names without a letter, the longest first.
    private final Set<String> symbols =
            new TreeSet<>(
                    Comparator.comparingInt(String::length)
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()));

    void add(String name) {
        String plain = FoldedText.plain(name).strip();
        String letters = new FoldedText(plain).letters().strip();
        if (!letters.isEmpty()) {
            remember(letters);
            String run = letters.replace(" ", "");
            if (run.length() >= RUN_LEAST) {
                remember(run);
            }
        } else if (!plain.isEmpty()) {
            symbols.add(plain);
        }
    }

    private void remember(String letters) {
        names.add(letters);
        lengths.add(letters.length());
    }

    /// Where in a text the name ends with which it begins; 0 where it begins with none.
    int lengthAtStart(String text) {
        FoldedText folded = new FoldedText(text);
        int end = endOfLongest(folded, 0);
        return end == 0 ? 0 : folded.sourceEnd(end);
    }

    String replacedIn(String text, String by) {
        FoldedText folded = new FoldedText(text);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < folded.letters().length(); ) {
            int end = endOfLongest(folded, i);
            if (end > i) {
                out.append(text, copied, folded.sourceStart(i)).append(by);
                copied = folded.sourceEnd(end);
            }
            i = Math.max(i + 1, end);
        }
        return withoutSymbols(out.append(text.substring(copied)).toString(), by);
    }

    private int endOfLongest(FoldedText text, int from) {
        String letters = text.letters();
        if (!text.isEdge(from)) {
            return from;
        }
        for (int length : lengths) {
            int to = from + length;
            if (to <= letters.length()
                    && text.isEdge(to)
                    && names.contains(letters.substring(from, to))
                    && (letters.codePointCount(from, to) > 1 || isAlone(text, from, to))) {
                return to;
            }
        }
        return from;
    }

    private static boolean isAlone(FoldedText text, int from, int to) {
        return text.isStrictEdge(from) && (text.isStrictEdge(to) || text.isBeforeHonorific(to));
    }

    /// A name of one sign is replaced only where it stands alone.
    private String withoutSymbols(String text, String by) {
        String out = text;
        for (String name : symbols) {
            if (name.codePointCount(0, name.length()) > 1) {
                out = out.replace(name, by);
            } else {
                out = out.replaceAll("(?<!\\S)" + Pattern.quote(name) + "(?!\\S)", by);
            }
        }
        return out;
    }
}
