package studio.truss.core.captions;

/// One spoken word with its punctuation; of scripts without spaces one character or group of them.
///
/// @param startMs on the source's clock, 0 or more
/// @param endMs later than the start
/// @param text not empty, without white space at its ends but for one space at its start where one
///   is written that its script does without, as between English and Japanese
public record Word(long startMs, long endMs, String text) {
    public Word {
        if (startMs < 0 || endMs <= startMs) {
            throw new IllegalArgumentException("word from " + startMs + " to " + endMs + " ms");
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("a word without text at " + startMs + " ms");
        }
    }

    Word between(long start, long end) {
        return new Word(start, Math.max(start + 1, end), text);
    }
}
