package studio.truss.core.captions;

import studio.truss.core.captions.CaptionBlock.Line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Breaks words into lines of a few columns. A word that is longer than a line has one for itself
/// and is drawn smaller.
public final class LineBreaks {
    private LineBreaks() {}

    /// At most two lines, of lengths as alike as can be without tearing a word of a script that has
    /// no spaces; empty where two do not suffice.
    static Optional<List<Line>> pair(List<Word> words, int columns) {
        Line whole = new Line(words);
        if (fits(whole, columns)) {
            return Optional.of(List.of(whole));
        }
        List<Line> best = List.of();
        int least = Integer.MAX_VALUE;
        for (int at = 1; at < words.size(); at++) {
            Line first = new Line(words.subList(0, at));
            Line second = new Line(words.subList(at, words.size()));
            boolean torn = SpokenText.torn(words.get(at - 1), words.get(at));
            int uneven = Math.abs(columns(first) - columns(second)) + (torn ? columns / 2 : 0);
            if (fits(first, columns) && fits(second, columns) && uneven < least) {
                least = uneven;
                best = List.of(first, second);
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    /// As many lines as it takes, each filled before the next begins. What reads as one word is
    /// torn where a line cannot hold it.
    public static List<Line> filled(List<Word> words, int columns) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= words.size(); to++) {
            if (to == words.size() || !fits(new Line(words.subList(from, to + 1)), columns)) {
                int whole = to;
                while (to < words.size()
                        && whole > from
                        && SpokenText.torn(words.get(whole - 1), words.get(whole))) {
                    whole--;
                }
                int end = whole > from ? whole : to;
                lines.add(new Line(words.subList(from, end)));
                from = end;
                to = end;
            }
        }
        return lines;
    }

    /// As few lines as `columns` allows, each as short as that number of lines allows.
    static List<Line> even(List<Word> words, int columns) {
        List<Line> lines = filled(words, columns);
        for (int narrower = columns - 1; narrower > 0; narrower--) {
            List<Line> next = filled(words, narrower);
            if (next.size() > lines.size()) {
                break;
            }
            lines = next;
        }
        return lines;
    }

    private static boolean fits(Line line, int columns) {
        return line.words().size() == 1 || columns(line) <= columns;
    }

    /// Whether a word is longer than a line.
    static boolean overlong(Word word, int columns) {
        return SpokenText.columns(word.text()) > columns;
    }

    private static int columns(Line line) {
        return SpokenText.columns(line.text());
    }
}
