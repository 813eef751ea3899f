package studio.truss.core.moments.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.Scene;
import studio.truss.core.moments.signal.CloseLook;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.shots.Cut;

import java.util.List;
import java.util.Objects;
import java.util.Set;

class EdgeSnapperTest {
    @Test
    void startsALittleBeforeTheSentenceAndEndsALittleAfter() {
        Scene scene = new Scene(120).speak(20, 28).speak(30, 36).speak(38, 47).speak(49, 60);
        TimeRange range = snap(scene, TimeRange.of(31_000, 46_000), 40_000);
        assertEquals(30_000 - 500, range.startMs());
        assertEquals(47_000 + 700, range.endMs());
    }

    @Test
    void leadAndTailStayInsideAShortPause() {
        Scene scene = new Scene(120).speak(20, 29).speak(30, 60);
        TimeRange range = snap(scene, TimeRange.of(28_000, 44_000), 40_000);
        assertEquals(29_500, range.startMs());
        assertTrue(range.lengthMs() >= 12_000 && range.lengthMs() <= 60_000);
    }

    @Test
    void endsAfterTheReactionHasSettled() {
        Scene scene = new Scene(120).laugh(44, 5);
        assertEquals(49_500, snap(scene, TimeRange.of(30_000, 45_000), 44_500).endMs());
    }

    @Test
    void aCutWhoseTimeIsNotExactIsNoEdge() {
        Scene scene = new Scene(120).cut(29_400).cut(51_000);
        Observations seen = scene.observations();
        CloseLook close =
                new CloseLook(
                        List.of(TimeRange.of(0, 40_000)),
                        List.of(new Cut(-1, 29_100, Cut.Kind.CUT, 29_100)),
                        Objects.requireNonNull(seen.motion()));
        TimeRange snapped =
                new EdgeSnapper(seen.with(close), 12_000, 60_000, Set.of())
                        .snap(TimeRange.of(30_000, 50_000), 40_000);
        assertEquals(TimeRange.of(29_100, 50_000), snapped);
    }

    @Test
    void aCutNearbyIsTakenWhereNobodySpeaks() {
        Scene scene = new Scene(120).cut(29_400).cut(51_000);
        assertEquals(
                TimeRange.of(29_400, 51_000), snap(scene, TimeRange.of(30_000, 50_000), 40_000));
    }

    @Test
    void aCutInsideAWordIsNotTaken() {
        Scene scene = new Scene(120).speak(25, 35).speak(37, 60).cut(30_100);
        TimeRange range = snap(scene, TimeRange.of(30_000, 50_000), 45_000);
        assertTrue(range.startMs() == 24_500 || range.startMs() == 36_500, range.toString());
    }

    @Test
    void whatAPersonSawBeginBeginsThereAndEndsWhereASentenceDoes() {
        Scene scene = new Scene(120).speak(20, 29).speak(30, 47).speak(49, 60);
        EdgeSnapper edges = new EdgeSnapper(scene.observations(), 12_000, 60_000, Set.of());
        assertEquals(TimeRange.of(29_500, 47_700), edges.from(30_000, 20_000));
        assertEquals(25_000, edges.from(25_000, 20_000).startMs(), "in the middle of a word");
        assertEquals(9_500, edges.from(10_000, 20_000).startMs());
        assertEquals(0, edges.from(0, 20_000).startMs());
        assertEquals(TimeRange.of(119_000, 120_000), edges.from(119_900, 20_000));
    }

    @Test
    void theLengthStaysAllowedAndInsideTheSource() {
        Scene scene = new Scene(40);
        for (int s = 1; s < 38; s += 3) {
            scene.speak(s, s + 2);
        }
        for (long start = 0; start < 28_000; start += 700) {
            for (long length = 12_000; start + length <= 40_000; length += 1_300) {
                TimeRange wanted = TimeRange.of(start, start + length);
                TimeRange range = snap(scene, wanted, wanted.middleMs());
                assertTrue(range.startMs() >= 0 && range.endMs() <= 40_000, range.toString());
                assertTrue(range.lengthMs() >= 12_000, wanted + " -> " + range);
                assertTrue(range.contains(wanted.middleMs()), wanted + " -> " + range);
            }
        }
    }

    private TimeRange snap(Scene scene, TimeRange wanted, long peakMs) {
        return new EdgeSnapper(scene.observations(), 12_000, 60_000, Set.of()).snap(wanted, peakMs);
    }
}
