package studio.truss.core.captions;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A stretch of speech as a transcript has it, such as one cue of a subtitle file.
///
/// @param speaker null where the transcript does not say who speaks
/// @param text all of it, on one line
/// @param words the same text with a time for each word, in order
public record Segment(
        long startMs, long endMs, @Nullable String speaker, String text, List<Word> words) {
    public Segment {
        if (startMs < 0 || endMs <= startMs) {
            throw new IllegalArgumentException("speech from " + startMs + " to " + endMs + " ms");
        }
        words = List.copyOf(SpokenText.asWritten(words, text));
    }

    /// Speech whose words have no times of their own: they are spread by their length.
    public static Segment of(long startMs, long endMs, @Nullable String speaker, String text) {
        return new Segment(
                startMs,
                endMs,
                speaker,
                text.strip(),
                SpokenText.spread(SpokenText.words(text), startMs, endMs));
    }
}
