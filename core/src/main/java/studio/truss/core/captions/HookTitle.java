package studio.truss.core.captions;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// The words over the first seconds of a clip that say what it is about.
///
/// @param startMs on the source's clock
/// @param lines from the top
public record HookTitle(long startMs, long endMs, List<String> lines) {
    public static final int WORDS_MIN = 3;
    public static final int WORDS_MAX = 10;

    private static final long SHOWN_MS = 4_000;
    private static final int COLUMNS = 22;

    public HookTitle {
        lines = List.copyOf(lines);
    }

    /// Nothing for a text of which [#problem] has something to say.
    public static Optional<HookTitle> of(@Nullable String text, long clipStartMs) {
        if (text == null || problem(text).isPresent()) {
            return Optional.empty();
        }
        long end = clipStartMs + SHOWN_MS;
        List<Word> words = SpokenText.spread(SpokenText.words(text), clipStartMs, end);
        return Optional.of(
                new HookTitle(
                        clipStartMs,
                        end,
                        LineBreaks.even(words, COLUMNS).stream()
                                .map(CaptionBlock.Line::text)
                                .toList()));
    }

    /// Why a text cannot be shown as a hook title, in a sentence.
    public static Optional<String> problem(String text) {
        int words = count(text);
        return words >= WORDS_MIN && words <= WORDS_MAX
                ? Optional.empty()
                : Optional.of(
                        "The hook \"%s\" is not shown as a title: a title has %d to %d words, this has %d."
                                .formatted(text.strip(), WORDS_MIN, WORDS_MAX, words));
    }

    /// Where nothing separates words, two characters count as one.
    private static int count(String text) {
        List<String> words = SpokenText.words(text);
        long ideographic =
                words.stream()
                        .filter(word -> SpokenText.isIdeographic(word.strip().codePointAt(0)))
                        .count();
        return (int) (words.size() - ideographic + (ideographic + 1) / 2);
    }
}
