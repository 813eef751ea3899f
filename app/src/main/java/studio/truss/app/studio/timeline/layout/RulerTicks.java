package studio.truss.app.studio.timeline.layout;

import studio.truss.app.studio.look.Times;

import java.util.ArrayList;
import java.util.List;

/// The marks of the ruler: steps that a clock has, wide enough for their labels; single frames at
/// the closest zoom.
public final class RulerTicks {
    private static final double LABEL_PX = 92;
    private static final double FRAME_LABEL_PX = 104;

    /// Labelled step and how many parts it is divided into, in seconds from one second on.
    private static final long[][] SECONDS = {
        {1, 4}, {2, 4}, {5, 5}, {10, 5}, {15, 3}, {30, 6}, {60, 4}, {120, 4}, {300, 5}, {600, 5},
        {900, 3}, {1800, 6}, {3600, 4}, {7200, 4}
    };

    private static final long[][] FRAMES = {{1, 1}, {2, 2}, {5, 5}, {10, 5}, {15, 3}};

    private RulerTicks() {}

    /// The marks in view, one more on both sides so that a cut label still shows.
    public static List<Tick> of(TimelineScale scale) {
        double frameMs = 1000 / scale.fps();
        for (long[] step : FRAMES) {
            if (step[0] * frameMs < 1000 && fits(step[0] * frameMs, scale, FRAME_LABEL_PX)) {
                return ticks(scale, step[0] * frameMs, (int) step[1], true);
            }
        }
        for (long[] step : SECONDS) {
            if (fits((double) (step[0] * 1000), scale, LABEL_PX)) {
                return ticks(scale, (double) (step[0] * 1000), (int) step[1], false);
            }
        }
        long hours = 4;
        while (!fits(hours * 3_600_000.0, scale, LABEL_PX)) {
            hours *= 2;
        }
        return ticks(scale, hours * 3_600_000.0, 4, false);
    }

    private static boolean fits(double stepMs, TimelineScale scale, double px) {
        return stepMs / scale.msPerPx() >= px;
    }

    private static List<Tick> ticks(TimelineScale scale, double stepMs, int parts, boolean frames) {
        double partMs = stepMs / parts;
        long first = (long) Math.floor(scale.startMs() / stepMs) * parts;
        long last = (long) Math.ceil(Math.min(scale.endMs(), (double) scale.durationMs()) / partMs);
        List<Tick> ticks = new ArrayList<>();
        for (long i = Math.max(0, first); i <= last; i++) {
            double ms = i * partMs;
            ticks.add(new Tick(ms, i % parts == 0 ? label(ms, scale.fps(), frames) : ""));
        }
        return ticks;
    }

    private static String label(double ms, double fps, boolean frames) {
        return frames
                ? Times.timecode((long) Math.ceil(ms - 1e-6), fps)
                : Times.clock(Math.round(ms));
    }
}
