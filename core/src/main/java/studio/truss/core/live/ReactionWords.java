package studio.truss.core.live;

import java.util.Set;

/// What laughter, amazement and shock look like everywhere: a small general list, and shapes that
/// hold in any script. What a channel adds of its own is learnt by [Reactions].
///
/// The words are the platforms' global emotes, the widest-spread third-party emotes and the
/// commonest written laughs of the large chat languages; none was taken from a log.
final class ReactionWords {
    private static final Set<String> WORDS =
            Set.of(
                    // laughter in letters
                    "lol",
                    "lolol",
                    "lmao",
                    "lmfao",
                    "rofl",
                    "xd",
                    "haha",
                    "hehe",
                    "jaja",
                    "jeje",
                    "kkk",
                    "rsrs",
                    "mdr",
                    "ptdr",
                    "хаха",
                    "хех",
                    "ахах",
                    "лол",
                    "555",
                    "草",
                    "哈哈",
                    "ㅋㅋ",
                    "ㅎㅎ",
                    "233",
                    "888",
                    "666",
                    // laughing emotes
                    "lul",
                    "lulw",
                    "kekw",
                    "kekl",
                    "kek",
                    "omegalul",
                    "icant",
                    "pepelaugh",
                    "4head",
                    // amazement
                    "pog",
                    "pogu",
                    "pogchamp",
                    "poggers",
                    "pogg",
                    "wow",
                    "woah",
                    "whoa",
                    "omg",
                    "omfg",
                    "wtf",
                    "holy",
                    "kreygasm",
                    "insane",
                    "sheesh",
                    "damn",
                    // shock and dismay
                    "notlikethis",
                    "wutface",
                    "monkas",
                    "monkaw",
                    "jebaited",
                    // asking for the clip
                    "clip");

    private static final Set<String> FACES = Set.of("😂", "🤣", "💀", "😭", "😱", "🤯", "😹", "😆");

    private ReactionWords() {}

    /// How sure a lower-case token is a reaction: 1, 0.5 or 0.
    ///
    /// @param off rules that are left out
    static double weight(String token, Set<ChatRule> off) {
        double listed = off.contains(ChatRule.LISTED) ? 0 : listed(token);
        return listed > 0 || off.contains(ChatRule.SHAPES) ? listed : shape(token);
    }

    private static double listed(String token) {
        int length = token.length();
        if (length >= 2 && Character.isHighSurrogate(token.charAt(0))) {
            return FACES.contains(token.substring(0, 2)) ? 1 : 0;
        }
        boolean letters = length > 0 && Character.isLetter(token.charAt(0));
        return WORDS.contains(token) || (letters && WORDS.contains(withoutRuns(token))) ? 1 : 0;
    }

    private static double shape(String token) {
        int length = token.length();
        if (length == 0 || length > 200) {
            return 0;
        }
        if (Character.isHighSurrogate(token.charAt(0))) {
            return 0;
        }
        if (!Character.isLetter(token.charAt(0))) {
            return length >= 3 && repeats(token, 1) && telling(token.charAt(0)) ? 0.5 : 0;
        }
        if ((length >= 3 && repeats(token, 1)) || (length >= 5 && repeats(token, 2))) {
            return 1;
        }
        if (length >= 5 && twoLetters(token)) {
            return 1;
        }
        return 0;
    }

    /// Marks and figures that people repeat to react; not dots, rules and blocks of drawings.
    private static boolean telling(char c) {
        return c == '?' || c == '!' || (c >= '0' && c <= '9');
    }

    /// Whether the token is one unit of that many characters over and over.
    static boolean repeats(String token, int unit) {
        for (int i = unit; i < token.length(); i++) {
            if (token.charAt(i) != token.charAt(i - unit)) {
                return false;
            }
        }
        return true;
    }

    /// A token with every run of a letter made one: `looool` is `lol`.
    static String withoutRuns(String token) {
        StringBuilder plain = new StringBuilder(token.length());
        for (int i = 0; i < token.length(); i++) {
            if (i == 0 || token.charAt(i) != token.charAt(i - 1)) {
                plain.append(token.charAt(i));
            }
        }
        return plain.toString();
    }

    /// Laughter typed in a hurry: `hahahhaah`, `ㅋㅎㅋㅋㅎ`.
    private static boolean twoLetters(String token) {
        char first = token.charAt(0);
        char second = first;
        int changes = 0;
        for (int i = 1; i < token.length(); i++) {
            char c = token.charAt(i);
            if (c != first && c != second) {
                if (second != first) {
                    return false;
                }
                second = c;
            }
            changes += c == token.charAt(i - 1) ? 0 : 1;
        }
        return changes * 3 >= token.length();
    }
}
