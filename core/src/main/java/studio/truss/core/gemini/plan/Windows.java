package studio.truss.core.gemini.plan;

import studio.truss.core.gemini.Window;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;

/// Cuts a video into the stretches that are asked about, all about equally long. Times that a model
/// names drift by minutes in half an hour of video, and hardly in five minutes. Pure.
public final class Windows {
    /// No window of [#of] is longer, but for the seconds that its ends were moved.
    static final long LENGTH_S = 315;

    private static final long OVERLAP_S = 25;
    private static final long OVERLAP_LEAST_S = 20;
    private static final long OVERLAP_MOST_S = 30;

    /// How far from its ideal place a window may begin.
    private static final long MOVED_S = 6;

    /// What is shorter is not worth two requests.
    private static final long HALVED_LEAST_S = 40;

    /// What is shorter cannot be asked about.
    public static final long SECOND_MS = 1_000;

    private Windows() {}

    /// Windows that cover a video, each overlapping the next by 20 to 30 seconds. They begin and
    /// end in pauses, else at cuts, where there is one near the ideal place. The last ends with the
    /// last whole second: no time beyond the video's end is asked about.
    ///
    /// @param durationMs a second at least
    /// @param pauses in any order
    /// @param cutsMs in any order
    public static List<Window> of(long durationMs, List<TimeRange> pauses, long[] cutsMs) {
        if (durationMs < SECOND_MS) {
            throw new IllegalArgumentException("a video of " + durationMs + " ms");
        }
        QuietPlaces places = new QuietPlaces(pauses, cutsMs);
        long durationS = durationMs / SECOND_MS;
        long count = Math.max(1, ceilDiv(durationS - OVERLAP_S, LENGTH_S - OVERLAP_S));
        List<Window> windows = new ArrayList<>();
        long startS = 0;
        for (int i = 0; i < count - 1; i++) {
            long ideal = (i + 1) * (durationS - OVERLAP_S) / count;
            long next = places.best(ideal - MOVED_S, ideal + MOVED_S, ideal);
            long end = places.best(next + OVERLAP_LEAST_S, next + OVERLAP_MOST_S, next + OVERLAP_S);
            windows.add(window(i, startS, end));
            startS = next;
        }
        windows.add(window((int) count - 1, startS, durationS));
        return windows;
    }

    /// Two windows for one whose answer became too long, overlapping a little. They keep its index.
    ///
    /// @return empty where it is too short for that
    public static List<Window> halves(Window window) {
        long startS = window.range().startMs() / 1000;
        long endS = window.range().endMs() / 1000;
        long lengthS = endS - startS;
        if (lengthS < HALVED_LEAST_S) {
            return List.of();
        }
        long overlap = Math.min(OVERLAP_LEAST_S, lengthS / 5);
        long second = startS + (lengthS - overlap) / 2;
        return List.of(
                window(window.index(), startS, second + overlap),
                window(window.index(), second, endS));
    }

    private static Window window(int index, long startS, long endS) {
        return new Window(index, TimeRange.of(startS * 1000, endS * 1000));
    }

    private static long ceilDiv(long a, long b) {
        return a <= 0 ? 0 : Math.ceilDiv(a, b);
    }
}
