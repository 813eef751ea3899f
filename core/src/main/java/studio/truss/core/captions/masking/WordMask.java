package studio.truss.core.captions.masking;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.Word;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Shows the words of a list as their first letter and asterisks. Whole words alone are hit, in any
/// case, with a plural's ending, with letters drawn out (`shiiit`) or starred already (`F***ing`);
/// punctuation and what is written around them stays, and so does the number of characters.
/// Immutable.
public final class WordMask {
    /// A creator's own list, one word a line; a word with a minus before it is taken out.
    public static final String OWN_WORDS = "masked-words.txt";

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}*]*");
    private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1{2,}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final Set<String> words;

    private WordMask(Set<String> words) {
        this.words = Set.copyOf(words);
    }

    public static WordMask none() {
        return new WordMask(Set.of());
    }

    /// The English words that come with the program.
    public static WordMask english() {
        try (InputStream list =
                Objects.requireNonNull(WordMask.class.getResourceAsStream("masked-words-en.txt"))) {
            return none().with(new String(list.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the list of words to mask", e);
        }
    }

    /// The English words and what a creator's file adds to them and takes out.
    ///
    /// @param own may be missing
    public static WordMask open(Path own) {
        try {
            return Files.exists(own)
                    ? english().with(new String(Files.readAllBytes(own), StandardCharsets.UTF_8))
                    : english();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + own, e);
        }
    }

    /// With the words of a list: one a line, `-word` takes one out, `#` begins a remark.
    WordMask with(String list) {
        Set<String> now = new HashSet<>(words);
        for (String line : list.split("\\R", -1)) {
            String word = line.replace("\uFEFF", "").strip();
            if (word.startsWith("-")) {
                now.remove(plain(word.substring(1).strip()));
            } else if (!word.isEmpty() && !word.startsWith("#")) {
                now.add(plain(word));
            }
        }
        return new WordMask(now);
    }

    public String text(String text) {
        Matcher token = TOKEN.matcher(text);
        StringBuilder masked = new StringBuilder();
        int from = 0;
        while (token.find()) {
            // asterisks around a word may be emphasis, those of a starred word belong to it
            String whole = token.group();
            String bare = whole.replaceAll("\\*+$", "");
            String hit = listed(whole) ? whole : listed(bare) ? bare : "";
            if (!hit.isEmpty()) {
                masked.append(text, from, token.start()).append(stars(hit));
                from = token.start() + hit.length();
            }
        }
        return masked.append(text, from, text.length()).toString();
    }

    public List<Word> words(List<Word> said) {
        return said.stream()
                .map(word -> new Word(word.startMs(), word.endMs(), text(word.text())))
                .toList();
    }

    public Transcript transcript(Transcript transcript) {
        return new Transcript(
                transcript.segments().stream()
                        .map(segment ->
                                new Segment(
                                        segment.startMs(),
                                        segment.endMs(),
                                        segment.speaker(),
                                        text(segment.text()),
                                        words(segment.words())))
                        .toList());
    }

    private boolean listed(String token) {
        String word = plain(token);
        if (word.indexOf('*') >= 0) {
            Pattern starred = Pattern.compile(word.replace("*", "\\p{L}"));
            return words.stream().anyMatch(one -> starred.matcher(one).matches());
        }
        return known(word)
                || known(DRAWN_OUT.matcher(word).replaceAll("$1"))
                || known(DRAWN_OUT.matcher(word).replaceAll("$1$1"));
    }

    private boolean known(String word) {
        return words.contains(word)
                || (word.endsWith("s") && words.contains(word.substring(0, word.length() - 1)))
                || (word.endsWith("es") && words.contains(word.substring(0, word.length() - 2)));
    }

    private static String stars(String word) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(word);
        characters.first();
        StringBuilder masked = new StringBuilder(word.substring(0, characters.next()));
        while (characters.next() != BreakIterator.DONE) {
            masked.append('*');
        }
        return masked.toString();
    }

    private static String plain(String word) {
        String apart = Normalizer.normalize(word, Form.NFKD);
        return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
