package studio.truss.app.studio.look;

import java.util.Locale;

/// Times as a creator reads them.
public final class Times {
    private Times() {}

    /// `1:47:03` or `0:48`.
    public static String clock(long ms) {
        long s = Math.max(0, ms) / 1000;
        return s >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60);
    }

    /// `0:48.3`, where seconds are too coarse.
    public static String tenths(long ms) {
        return clock(ms) + "." + Math.max(0, ms) / 100 % 10;
    }

    /// `01:47:12;18`: hours, minutes, seconds and the frame within the second; a semicolon where
    /// the rate is no whole number, as other editors write it.
    ///
    /// @param fps frames a second
    public static String timecode(long ms, double fps) {
        long s = Math.max(0, ms) / 1000;
        long frame = Math.min((long) Math.ceil(fps) - 1, (long) ((ms % 1000) * fps / 1000 + 1e-6));
        char mark = Math.abs(fps - Math.rint(fps)) < 1e-3 ? ':' : ';';
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%02d",
                s / 3600,
                s / 60 % 60,
                s % 60,
                mark,
                Math.max(0, frame));
    }

    /// `31.2 s`, or `1 min 12 s` from a minute on.
    public static String length(long ms) {
        if (ms < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", ms / 1000.0);
        }
        long s = Math.round(ms / 1000.0);
        return s >= 3600
                ? "%d h %d min".formatted(s / 3600, s / 60 % 60)
                : "%d min %d s".formatted(s / 60, s % 60);
    }
}
