package studio.truss.core.captions.timing;

import studio.truss.core.captions.SpokenText;
import studio.truss.core.captions.Word;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;

/// Words spread over what is heard of a stretch by their length, none over a pause. Where so little
/// is heard that words would be squeezed into it, or one into its edge, they share all of the
/// stretch.
final class VoicedWords {
    /// No word is said in less, where there is time.
    static final long LEAST_MS = 80;

    private VoicedWords() {}

    static List<Word> spread(String text, TimeRange range, HeardSpeech heard) {
        List<String> texts = SpokenText.words(text);
        List<TimeRange> voiced = heard.within(range);
        long length = voiced.stream().mapToLong(TimeRange::lengthMs).sum();
        if (length < texts.size() || voiced.size() < 2) {
            return SpokenText.spread(texts, range.startMs(), range.endMs());
        }
        List<Word> words = new ArrayList<>();
        long free = range.startMs();
        for (Word word : SpokenText.spread(texts, 0, length)) {
            Word placed = placed(word, voiced);
            long start = Math.max(free, placed.startMs());
            words.add(new Word(start, Math.max(start + 1, placed.endMs()), word.text()));
            free = words.getLast().endMs();
        }
        long least = Math.min(LEAST_MS, range.lengthMs() / texts.size());
        return free > range.endMs() || words.stream().anyMatch(w -> w.endMs() - w.startMs() < least)
                ? SpokenText.spread(texts, range.startMs(), range.endMs())
                : words;
    }

    /// A word that would be said over a pause is said where most of it is.
    private static Word placed(Word word, List<TimeRange> voiced) {
        long middle = (word.startMs() + word.endMs()) / 2;
        long before = 0;
        for (TimeRange part : voiced) {
            long after = before + part.lengthMs();
            if (middle < after) {
                long start = part.startMs() + Math.max(0, word.startMs() - before);
                long end = part.startMs() + Math.min(part.lengthMs(), word.endMs() - before);
                return new Word(start, Math.max(start + 1, end), word.text());
            }
            before = after;
        }
        TimeRange last = voiced.getLast();
        return new Word(Math.max(last.startMs(), last.endMs() - 1), last.endMs(), word.text());
    }
}
