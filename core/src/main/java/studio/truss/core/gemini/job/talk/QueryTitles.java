package studio.truss.core.gemini.job.talk;

import studio.truss.core.gemini.Window;

import java.util.Locale;

/// What questions are called, for a person.
final class QueryTitles {
    private QueryTitles() {}

    static String window(Window window, int windows) {
        return "Window %d of %d, %s to %s"
                .formatted(
                        window.index() + 1,
                        windows,
                        clock(window.range().startMs()),
                        clock(window.range().endMs()));
    }

    static String comparison(int finalists, int round, int rounds) {
        return "The best %d compared, round %d of %d".formatted(finalists, round + 1, rounds);
    }

    static String outline() {
        return "Chapters of the whole video";
    }

    private static String clock(long ms) {
        long s = ms / 1000;
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
