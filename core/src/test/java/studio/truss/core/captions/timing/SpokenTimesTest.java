package studio.truss.core.captions.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Word;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class SpokenTimesTest {
    private static final long END = 60_000;

    private static HeardSpeech heard(long... edges) {
        List<TimeRange> stretches = new ArrayList<>();
        for (int i = 0; i < edges.length; i += 2) {
            stretches.add(TimeRange.of(edges[i], edges[i + 1]));
        }
        return new HeardSpeech(stretches);
    }

    private static Segment said(long startMs, long endMs) {
        return Segment.of(startMs, endMs, "A", "one two three four");
    }

    private static List<TimeRange> ranges(List<Segment> segments) {
        return segments.stream().map(s -> TimeRange.of(s.startMs(), s.endMs())).toList();
    }

    @Test
    void whatIsOffAlikeIsShiftedAlike() {
        HeardSpeech heard = heard(2000, 4100, 5300, 9000, 12000, 13300, 17000, 21500);
        List<Segment> late =
                heard.stretches().stream()
                        .map(s -> said(s.startMs() + 1200, s.endMs() + 1200))
                        .toList();
        assertEquals(-1200, SpokenTimes.shift(late, heard));
        assertEquals(heard.stretches(), ranges(SpokenTimes.refined(late, heard, END)));
    }

    @Test
    void eachStretchHasAShiftOfItsOwn() {
        List<TimeRange> stretches = new ArrayList<>();
        List<Segment> off = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(7);
        long at = 1_000;
        while (at < 590_000) {
            long end = at + 1_500 + random.nextInt(3_000);
            stretches.add(TimeRange.of(at, end));
            long by = at < 300_000 ? 900 : -700;
            off.add(said(at + by, end + by));
            long next = end + 400 + random.nextInt(1_500);
            at = at < 300_000 && next >= 300_000 ? next + 6_000 : next;
        }
        List<Segment> refined = SpokenTimes.refined(off, new HeardSpeech(stretches), 600_000);
        assertEquals(stretches, ranges(refined));
    }

    @Test
    void speechIsCutAtItsLongestPausesIntoAboutFiveMinutes() {
        List<Segment> speech = new ArrayList<>();
        for (long at = 0; at < 20 * 60_000; at += 4_000) {
            speech.add(said(at, at % 240_000 == 0 ? at + 1_000 : at + 3_500));
        }
        List<List<Segment>> stretches = Stretches.of(speech);
        assertEquals(speech, stretches.stream().flatMap(List::stream).toList());
        assertEquals(
                List.of(0L, 244_000L, 484_000L, 724_000L, 964_000L),
                stretches.stream().map(stretch -> stretch.getFirst().startMs()).toList());
        assertEquals(List.of(), Stretches.of(List.of()));
    }

    @Test
    void fewEdgesSayNothingOfAShift() {
        HeardSpeech heard = heard(2000, 4100, 5300, 9000);
        List<Segment> late = List.of(said(3000, 5100), said(6300, 10000));
        assertEquals(0, SpokenTimes.shift(late, heard));
    }

    @Test
    void anEdgeGoesToTheNearestOneThatIsNear() {
        HeardSpeech heard = heard(2000, 4000);
        Segment near = SpokenTimes.refined(List.of(said(2250, 3800)), heard, END).getFirst();
        assertEquals(TimeRange.of(2000, 4000), TimeRange.of(near.startMs(), near.endMs()));
        Segment far = SpokenTimes.refined(List.of(said(2400, 3500)), heard, END).getFirst();
        assertEquals(TimeRange.of(2400, 3500), TimeRange.of(far.startMs(), far.endMs()));
    }

    @Test
    void wordsAreNotSaidOverAPause() {
        HeardSpeech heard = heard(1000, 2000, 5000, 6000);
        Segment one = SpokenTimes.refined(List.of(said(1000, 6000)), heard, END).getFirst();
        assertEquals(4, one.words().size());
        assertTrue(one.words().get(1).endMs() <= 2000, one.words().toString());
        assertTrue(one.words().get(2).startMs() >= 5000, one.words().toString());
    }

    @Test
    void wordsAreNotSqueezedIntoTheLittleThatIsHeard() {
        String ten = "Hello everybody who is here and welcome to the show.";
        HeardSpeech heard = heard(2000, 2064, 3600, 4000);
        Segment one =
                SpokenTimes.refined(List.of(Segment.of(2000, 4000, null, ten)), heard, END)
                        .getFirst();
        for (Word word : one.words()) {
            assertTrue(word.endMs() - word.startMs() >= 80, one.words().toString());
        }
        assertTrue(one.words().getLast().endMs() <= 4000, one.words().toString());
    }

    @Test
    void aSentenceIsNotMadeTooShortForItsWords() {
        Segment said = Segment.of(2000, 2600, null, "one two three four five six");
        Segment moved = SpokenTimes.refined(List.of(said), heard(2250, 2400), END).getFirst();
        assertEquals(said, moved);
    }

    @Test
    void wordsWithTimesOfTheirOwnKeepTheirPlaces() {
        List<Word> words = List.of(new Word(1100, 1200, "one"), new Word(1900, 2100, "two"));
        Segment own = new Segment(1100, 2100, null, "one two", words);
        Segment moved = SpokenTimes.refined(List.of(own), heard(1000, 2000), END).getFirst();
        assertEquals(
                List.of(new Word(1000, 1100, "one"), new Word(1800, 2000, "two")), moved.words());
    }

    @Test
    void whateverComesStaysInOrderInsideAndApart() {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < 500; round++) {
            List<TimeRange> spoken = stretches(random);
            List<Segment> segments =
                    stretches(random).stream().map(s -> said(s.startMs(), s.endMs())).toList();
            List<Segment> refined = SpokenTimes.refined(segments, new HeardSpeech(spoken), END);
            assertEquals(segments.size(), refined.size());
            long free = 0;
            for (Segment segment : refined) {
                assertTrue(segment.startMs() >= free, round + ": " + refined);
                assertTrue(segment.endMs() <= END, round + ": " + refined);
                long said = segment.startMs();
                for (Word word : segment.words()) {
                    assertTrue(word.startMs() >= said, round + ": " + segment);
                    said = word.endMs();
                }
                assertTrue(said <= segment.endMs() + 4, round + ": " + segment);
                free = segment.endMs();
            }
        }
    }

    private static List<TimeRange> stretches(SplittableRandom random) {
        List<TimeRange> stretches = new ArrayList<>();
        long at = random.nextLong(500);
        while (at < END - 6000) {
            long end = at + 100 + random.nextLong(4000);
            stretches.add(TimeRange.of(at, end));
            at = end + random.nextLong(900);
        }
        return stretches;
    }
}
