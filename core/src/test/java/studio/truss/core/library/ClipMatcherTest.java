package studio.truss.core.library;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.library.ClipMatcher.Known;
import studio.truss.core.media.TimeRange;

import java.util.List;

class ClipMatcherTest {

    @Test
    void aMomentIsTheClipThatItOverlapsMost() {
        assertArrayEquals(
                new int[] {1, 0, -1},
                ClipMatcher.match(
                        List.of(range(100, 130), range(0, 30), range(300, 330)),
                        List.of(live(2, 31), live(98, 128))));
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
