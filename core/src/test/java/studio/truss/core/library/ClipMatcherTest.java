package studio.truss.core.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.library.ClipMatcher.Known;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.TimeRange;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

class ClipMatcherTest {

    @Test
    void aMomentIsTheClipThatItOverlapsMost() {
        assertArrayEquals(
                new int[] {1, 0, -1},
                ClipMatcher.match(
                        List.of(range(100, 130), range(0, 30), range(300, 330)),
                        List.of(live(2, 31), live(98, 128))));
    }

    private static Clip clip(String id, String score, String title, Clip.Status status) {
        return new Clip(
                ClipId.of(id),
                VideoId.of("v"),
                null,
                1_000,
                31_000,
                title,
                null,
                null,
                Set.of(),
                new BigDecimal(score),
                null,
                1L,
                null,
                "crop",
                null,
                status,
                null,
                null,
                "2026-11-22T07:17:19.123Z",
                null);
    }

    private static List<String> once(Clip... clips) {
        return ClipMatcher.once(List.of(clips)).stream().map(c -> c.clipId().value()).toList();
    }

    @Test
    void whatTwoMachinesProposedAlikeIsThereOnceAndTheSameOneEverywhere() {
        Clip a = clip("a", "50", "Joke", Clip.Status.PROPOSED);
        Clip b = clip("b", "50", "Joke", Clip.Status.PROPOSED);
        Clip better = clip("c", "51", "Joke", Clip.Status.PROPOSED);
        assertEquals(List.of("a"), once(a, b));
        assertEquals(List.of("a"), once(b, a));
        assertEquals(List.of("c"), once(a, b, better));
    }

    @Test
    void nothingThatItsCreatorTouchedOrDecidedIsLeftOut() {
        Clip a = clip("a", "50", "Joke", Clip.Status.PROPOSED);
        Clip named = clip("b", "50", "My joke", Clip.Status.PROPOSED);
        Clip approved = clip("c", "10", "Joke", Clip.Status.APPROVED);
        Clip rejected = clip("d", "10", "Joke", Clip.Status.REJECTED);
        assertEquals(List.of("a", "b"), once(a, named));
        assertEquals(List.of("b", "c", "d"), once(a, named, approved, rejected));
    }

    @Test
    void neighboursThatTouchAreOthers() {
        assertArrayEquals(
                new int[] {-1}, ClipMatcher.match(List.of(range(0, 30)), List.of(live(25, 60))));
    }

    @Test
    void aLiveClipStandsForOneMomentAndARefusedOneForAll() {
        List<TimeRange> moments = List.of(range(0, 30), range(32, 60));
        assertArrayEquals(new int[] {0, -1}, ClipMatcher.match(moments, List.of(live(0, 60))));
        assertArrayEquals(
                new int[] {0, 0},
                ClipMatcher.match(moments, List.of(new Known(List.of(range(0, 60)), true))));
    }

    @Test
    void aTrimmedClipIsStillKnownByWhereItWasProposed() {
        assertArrayEquals(
                new int[] {0},
                ClipMatcher.match(
                        List.of(range(0, 60)),
                        List.of(new Known(List.of(range(200, 210), range(0, 58)), false))));
    }

    private static Known live(long start, long end) {
        return new Known(List.of(range(start, end)), false);
    }

    private static TimeRange range(long startS, long endS) {
        return TimeRange.of(startS * 1000, endS * 1000);
    }
}
