package studio.truss.core.captions;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Takes text apart into words and puts them together again, also for scripts that put no spaces
/// between words: of Chinese and Japanese each character can begin a line, but for the marks that
/// typesetters keep with their neighbours; Thai and its relatives are cut by the dictionary.
public final class SpokenText {
    private static final String CLOSING =
            "、。，．！？：；）」』】〉》〕｝・…‥々ゝゞーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ!?,.:;)]}\"'’”%»";
    private static final String OPENING = "（「『【〈《〔｛([{“‘«";

    private SpokenText() {}

    /// A word begins with a space where one is written that its script does without.
    public static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String chunk : text.strip().split("[\\s\\p{Z}]+", -1)) {
            int first = words.size();
            if (chunk.codePoints().anyMatch(SpokenText::isSoutheastAsian)) {
                byDictionary(chunk, words);
            } else if (!chunk.isEmpty()) {
                byCharacter(chunk, words);
            }
            if (first > 0 && !spaced(words.get(first - 1), words.get(first))) {
                words.set(first, " " + words.get(first));
            }
        }
        return words;
    }

    /// Timed words, each with a space before it where the text that they are of has one which its
    /// script does without.
    static List<Word> asWritten(List<Word> words, String text) {
        List<Word> written = new ArrayList<>();
        int at = 0;
        for (Word word : words) {
            String bare = word.text().strip();
            int found = text.indexOf(bare, at);
            boolean apart =
                    found > at
                            && !written.isEmpty()
                            && text.substring(at, found).isBlank()
                            && !spaced(written.getLast().text(), bare);
            written.add(apart ? new Word(word.startMs(), word.endMs(), " " + bare) : word);
            at = found < 0 ? at : found + bare.length();
        }
        return written;
    }

    private static void byDictionary(String chunk, List<String> words) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.of("th"));
        breaks.setText(chunk);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            words.add(chunk.substring(from, to));
            from = to;
        }
    }

    private static void byCharacter(String chunk, List<String> words) {
        StringBuilder word = new StringBuilder();
        int last = 0;
        for (int c : chunk.codePoints().toArray()) {
            boolean mayBreak = isIdeographic(c) || isIdeographic(last);
            boolean kept = CLOSING.indexOf(c) >= 0 || OPENING.indexOf(last) >= 0 || isMark(c);
            if (!word.isEmpty() && mayBreak && !kept) {
                words.add(word.toString());
                word.setLength(0);
            }
            word.appendCodePoint(c);
            last = c;
        }
        words.add(word.toString());
    }

    /// Words as a line of text.
    public static String join(List<Word> words) {
        StringBuilder line = new StringBuilder();
        for (Word word : words) {
            if (!line.isEmpty() && spaced(line, word.text())) {
                line.append(' ');
            }
            line.append(word.text().strip());
        }
        return line.toString();
    }

    /// Whether a space stands between a line and the word that follows.
    public static boolean spaced(CharSequence line, String next) {
        return next.startsWith(" ")
                || (!isUnspaced(last(line)) && !isUnspaced(next.codePointAt(0)));
    }

    /// Whether text goes on in the next line without a space: both are of scripts that have none.
    public static boolean runsOn(CharSequence line, String next) {
        return isUnspaced(last(line)) && isUnspaced(next.codePointAt(0));
    }

    /// Whether a break between two words tears what reads as one, as far as this can be told
    /// without a dictionary: characters of one script, or what stands in hiragana behind a word.
    static boolean torn(Word before, Word after) {
        int next = after.text().codePointAt(0);
        int last = last(before.text());
        UnicodeScript script = UnicodeScript.of(next);
        return isIdeographic(next)
                && Character.isLetterOrDigit(last)
                && (script == UnicodeScript.HIRAGANA
                        || script == UnicodeScript.of(before.text().strip().codePointAt(0)));
    }

    private static int last(CharSequence text) {
        return Character.codePointBefore(text, text.length());
    }

    /// Gives words their share of a stretch by their length.
    public static List<Word> spread(List<String> texts, long startMs, long endMs) {
        long all = texts.stream().mapToLong(SpokenText::weight).sum();
        long length = Math.max(endMs - startMs, texts.size());
        List<Word> words = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < texts.size(); i++) {
            // each keeps at least a millisecond, also where many words share a few
            long spare = length - texts.size();
            long from = startMs + i + spare * before / all;
            before += weight(texts.get(i));
            words.add(new Word(from, startMs + i + 1 + spare * before / all, texts.get(i)));
        }
        return words;
    }

    /// One more than its characters: short words take longer to say than their letters would have.
    private static long weight(String text) {
        return columns(text.strip()) + 1L;
    }

    /// The width of text in columns of a typewriter: two for wide characters, none for marks.
    public static int columns(String text) {
        return text.codePoints().map(SpokenText::columns).sum();
    }

    private static int columns(int c) {
        if (isMark(c) || Character.getType(c) == Character.FORMAT) {
            return 0;
        }
        boolean wide =
                isIdeographic(c)
                        || UnicodeScript.of(c) == UnicodeScript.HANGUL
                        || Character.isEmojiPresentation(c);
        return wide ? 2 : 1;
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> c == 0x200D;
        };
    }

    private static boolean isUnspaced(int c) {
        return isIdeographic(c) || isSoutheastAsian(c);
    }

    static boolean isIdeographic(int c) {
        if (c < 0x2E80) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> true;
            // punctuation and full-width forms, which no script owns
            default -> (c >= 0x3000 && c <= 0x30FF) || (c >= 0xFF00 && c <= 0xFF65);
        };
    }

    private static boolean isSoutheastAsian(int c) {
        if (c < 0x0E00 || c > 0x17FF) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
