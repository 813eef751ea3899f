package studio.truss.core.gemini.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.gemini.Window;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

final class WindowsTest {
    private static final long[] NO_CUTS = {};

    @Test
    void aShortVideoIsOneWindowThatEndsOnItsLastWholeSecond() {
        List<Window> windows = Windows.of(10_300, List.of(), NO_CUTS);

        assertEquals(List.of(new Window(0, TimeRange.of(0, 10_000))), windows);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                1_000,
                1_999,
                10_000,
                299_999,
                315_000,
                315_001,
                600_000,
                3_600_000,
                43_200_000
            })
    void windowsCoverAVideoAndOverlapByTwentyToThirtySeconds(long durationMs) {
        Random random = new Random(durationMs);
        List<TimeRange> pauses = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            long at = random.nextLong(durationMs);
            pauses.add(TimeRange.of(at, at + random.nextLong(3_000)));
        }
        long[] cuts = random.longs(300, 0, durationMs).toArray();

        List<Window> windows = Windows.of(durationMs, pauses, cuts);

        assertEquals(0, windows.getFirst().range().startMs());
        long end = windows.getLast().range().endMs();
        assertTrue(end <= durationMs && durationMs - end < 1000, "ends at " + end);
        for (int i = 0; i < windows.size(); i++) {
            TimeRange range = windows.get(i).range();
            assertEquals(i, windows.get(i).index());
            assertTrue(range.lengthMs() <= 327_000, "long: " + range);
            if (i > 0) {
                TimeRange before = windows.get(i - 1).range();
                long overlap = before.endMs() - range.startMs();
                assertTrue(overlap >= 20_000 && overlap <= 30_000, "overlap: " + overlap);
                assertTrue(range.lengthMs() >= 140_000, "tiny: " + range);
            }
        }
        assertEquals(windows, Windows.of(durationMs, pauses.reversed(), cuts));
    }

    @Test
    void aWindowBeginsInAPauseRatherThanAtACut() {
        // ideally the second of two windows begins at 287.5 s and the first ends 25 s later
        List<TimeRange> pauses =
                List.of(TimeRange.of(283_800, 285_100), TimeRange.of(311_700, 312_600));

        List<Window> windows = Windows.of(600_000, pauses, new long[] {288_000});

        assertEquals(285_000, windows.get(1).range().startMs());
        assertEquals(312_000, windows.get(0).range().endMs());
    }

    @Test
    void withoutAPauseItBeginsAtACut() {
        List<Window> windows = Windows.of(600_000, List.of(), new long[] {290_200, 150_000});

        assertEquals(290_000, windows.get(1).range().startMs());
    }

    @Test
    void halvesCoverTheWholeAndOverlapAndEndSomewhere() {
        List<Window> open = new ArrayList<>(List.of(new Window(3, TimeRange.of(600_000, 900_000))));
        int asked = 0;
        while (!open.isEmpty()) {
            Window window = open.removeFirst();
            List<Window> halves = Windows.halves(window);
            if (!halves.isEmpty()) {
                TimeRange first = halves.get(0).range();
                TimeRange second = halves.get(1).range();
                assertEquals(window.range().startMs(), first.startMs());
                assertEquals(window.range().endMs(), second.endMs());
                assertTrue(first.endMs() > second.startMs());
                assertTrue(first.lengthMs() < window.range().lengthMs());
                assertEquals(3, halves.get(1).index());
                open.addAll(halves);
            }
            assertTrue(++asked < 100);
        }
        assertEquals(List.of(), Windows.halves(new Window(0, TimeRange.of(0, 39_000))));
    }

    @Test
    void aVideoWithoutASecondIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Windows.of(999, List.of(), NO_CUTS));
    }
}
