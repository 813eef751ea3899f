package studio.truss.core.live;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Tells which messages laugh or react. Beside what is general ([ReactionWords]) it learns the
/// channel's own: words and emotes that come in many separate bursts of the log and hardly outside.
///
/// Greetings come all the time and a topic's words come in one place, so neither is learnt.
/// Capitals and stretched words greet as often as they cheer: they count for nothing by themselves.
/// A long line with a laugh at its end is talk among chatters more often than it is a reaction to
/// the stream: it counts half.
final class Reactions {
    private static final int TOKENS_MAX = 8;
    private static final float HALF = 0.5f;
    private static final int VOCABULARY_MAX = 200_000;
    private static final float BURST_Z = 2;
    private static final int BURST_PEOPLE = 4;
    private static final int USES_MIN = 12;
    private static final int MINUTES_MIN = 5;
    private static final double ONE_MINUTE_MAX = 0.35;
    private static final double LIFT_MIN = 2.5;
    private static final double WORDS_BESIDE_MAX = 4;

    /// What people type while they laugh is shorter.
    private static final int SHORT_LINE = 6;

    private final Timeline log;
    private final Set<ChatRule> off;
    private final Map<String, Word> words = new HashMap<>();
    private final List<Word> order = new ArrayList<>();
    private int burstMessages;
    private int otherMessages;

    private static final class Word {
        final double known;
        int inBursts;
        int outside;
        int minute = -1;
        int minutes;
        int inMinute;
        int mostInMinute;
        int beside;
        boolean learnt;

        Word(double known) {
            this.known = known;
        }
    }

    private Reactions(Timeline log, Set<ChatRule> off) {
        this.log = log;
        this.off = off;
    }

    /// 0, 0.5 or 1 per message.
    ///
    /// @param people per second, as [Crowd] counts them
    /// @param z of the same, as [LocalLevel] has it
    /// @param off rules that are left out
    static float[] weights(Timeline log, int[] people, float[] z, Set<ChatRule> off) {
        return new Reactions(log, off).weights(people, z);
    }

    private float[] weights(int[] people, float[] z) {
        int n = log.messages().size();
        Word[][] said = new Word[n][];
        float[] weight = new float[n];
        for (int i = 0; i < n; i++) {
            if (!log.counted()[i]) {
                continue;
            }
            said[i] = words(log.messages().get(i).text());
            int s = log.second()[i];
            count(said[i], z[s] >= BURST_Z && people[s] >= BURST_PEOPLE, s / 60);
        }
        if (!off.contains(ChatRule.LEARNT)) {
            learn();
        }
        for (int i = 0; i < n; i++) {
            if (said[i] != null) {
                weight[i] = weight(said[i], log.messages().get(i).text());
            }
        }
        return weight;
    }

    private float weight(Word[] said, String text) {
        float most = 0;
        int reacting = 0;
        for (Word word : said) {
            float weight = word.learnt ? 1 : (float) word.known;
            most = Math.max(most, weight);
            reacting += weight > 0 ? 1 : 0;
        }
        boolean talk = 2 * reacting < said.length && most > HALF && longLine(text);
        return talk && !off.contains(ChatRule.TALK) ? HALF : most;
    }

    private static boolean longLine(String text) {
        int words = 0;
        for (int i = 0; i < text.length() && words <= SHORT_LINE; i++) {
            boolean begins = i == 0 || text.charAt(i - 1) == ' ';
            words += begins && text.charAt(i) != ' ' ? 1 : 0;
        }
        return words > SHORT_LINE;
    }

    private void count(Word[] said, boolean burst, int minute) {
        if (burst) {
            burstMessages++;
        } else {
            otherMessages++;
        }
        for (Word word : said) {
            word.beside += said.length;
            if (!burst) {
                word.outside++;
                continue;
            }
            word.inBursts++;
            if (word.minute != minute) {
                word.minute = minute;
                word.minutes++;
                word.inMinute = 0;
            }
            word.inMinute++;
            word.mostInMinute = Math.max(word.mostInMinute, word.inMinute);
        }
    }

    private void learn() {
        for (Word word : order) {
            int uses = word.inBursts + word.outside;
            if (uses < USES_MIN
                    || word.minutes < MINUTES_MIN
                    || word.mostInMinute > ONE_MINUTE_MAX * word.inBursts
                    || word.beside > WORDS_BESIDE_MAX * uses) {
                continue;
            }
            double inside = (word.inBursts + 0.5) / (burstMessages + 1);
            double outside = (word.outside + 0.5) / (otherMessages + 1);
            word.learnt = inside > LIFT_MIN * outside;
        }
    }

    private Word[] words(String text) {
        List<Word> found = new ArrayList<>(TOKENS_MAX);
        int at = 0;
        while (at < text.length() && found.size() < TOKENS_MAX) {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            if (end > at && text.charAt(at) != '@') {
                Word word = word(token(text, at, end));
                if (word != null && !found.contains(word)) {
                    found.add(word);
                }
            }
            at = end + 1;
        }
        return found.toArray(Word[]::new);
    }

    private @Nullable Word word(String token) {
        Word known = words.get(token);
        if (known != null) {
            return known;
        }
        if (token.isEmpty() || token.contains("://") || words.size() >= VOCABULARY_MAX) {
            return null;
        }
        Word added = new Word(ReactionWords.weight(token, off));
        words.put(token, added);
        order.add(added);
        return added;
    }

    /// Lower case, without the marks around it; a token of marks alone stays as it is.
    private static String token(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && mark(text.charAt(start))) {
            start++;
        }
        while (end > start && mark(text.charAt(end - 1))) {
            end--;
        }
        String bare = start == end ? text.substring(from, to) : text.substring(start, end);
        return bare.toLowerCase(Locale.ROOT);
    }

    private static boolean mark(char c) {
        return c == '.' || c == ',' || c == '!' || c == '?' || c == '~' || c == '"' || c == '\'';
    }
}
