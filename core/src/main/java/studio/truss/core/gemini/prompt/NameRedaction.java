package studio.truss.core.gemini.prompt;

import studio.truss.core.live.ChatMessage;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes people out of lines of a chat: names of everybody who wrote in it, in whichever case and
/// wherever in a line, mentions, addresses and links, and what stands before a colon where a line
/// begins. Rather a word too many than a name.
final class NameRedaction {
    private static final String SOMEBODY = "[name]";

    /// Addresses first: they have an @ too.
    private static final Pattern LINK =
            Pattern.compile("(?iu)\\b(?:https?://|www\\.)\\S+|\\S+@\\S+\\.\\S+");

    private static final Pattern MENTION = Pattern.compile("<?[@＠]!?[\\p{L}\\p{M}\\p{N}_.\\-·]+>?");

    /// `name: text`, `<name> text`, `[name] text`, with up to three words of a name.
    private static final Pattern PREFIX =
            Pattern.compile(
                    "^\\s*(?:[<\\[(][^>\\])]{1,40}[>\\])]\\s*[:：]?|[^\\s:：]{1,30}(?:"
                            + " [^\\s:：]{1,30}){0,2}\\s?[:：])(?=\\s|$)\\s*");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]+");
    private static final int NAME_WORDS = 4;
    private static final int INNER_MOST = 20;

    private final Set<String> names = new HashSet<>();

    NameRedaction(List<ChatMessage> log) {
        for (ChatMessage message : log) {
            if (message.user() != null) {
                String name = String.join(" ", words(folded(message.user())));
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
        }
    }

    String of(String line) {
        String text = Normalizer.normalize(line, Normalizer.Form.NFKC);
        text = PREFIX.matcher(text).replaceFirst("");
        text = LINK.matcher(text).replaceAll("[link]");
        text = MENTION.matcher(text).replaceAll(Matcher.quoteReplacement(SOMEBODY));
        return names.isEmpty() ? text.strip() : withoutNames(text).strip();
    }

    private String withoutNames(String text) {
        List<int[]> spans = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            spans.add(new int[] {matcher.start(), matcher.end()});
            words.add(folded(matcher.group()));
        }
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < words.size(); ) {
            int count = longestName(words, i);
            int from = spans.get(i)[0];
            int to = spans.get(i + Math.max(1, count) - 1)[1];
            out.append(text, copied, from);
            out.append(count > 0 ? SOMEBODY : withoutInner(text.substring(from, to)));
            copied = to;
            i += Math.max(1, count);
        }
        return out.append(text.substring(copied)).toString();
    }

    /// How many words from one on are a name; 0 where none are.
    private int longestName(List<String> words, int from) {
        for (int count = Math.min(NAME_WORDS, words.size() - from); count > 0; count--) {
            if (names.contains(String.join(" ", words.subList(from, from + count)))) {
                return count;
            }
        }
        return 0;
    }

    /// Names inside a run of letters of a script that puts no spaces around words, or hangs endings
    /// onto names.
    private String withoutInner(String run) {
        int[] all = run.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < all.length; ) {
            int length = isRunning(all[i]) ? innerName(all, i) : 0;
            if (length > 0) {
                out.append(SOMEBODY);
            } else {
                out.appendCodePoint(all[i]);
            }
            i += Math.max(1, length);
        }
        return out.toString();
    }

    private int innerName(int[] all, int from) {
        for (int length = Math.min(INNER_MOST, all.length - from); length > 1; length--) {
            if (names.contains(folded(new String(all, from, length)))) {
                return length;
            }
        }
        return 0;
    }

    private static boolean isRunning(int c) {
        if (c < 0x0E00) {
            return false;
        }
        return switch (UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, BOPOMOFO, HANGUL, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(m -> m.group()).toList();
    }

    /// The same for all ways of writing a word: upper case first, since that has fewer letters.
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
