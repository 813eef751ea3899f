package studio.truss.core.gemini.merge;

import studio.truss.core.gemini.WindowAnswer;

/// Where one window's word ends to count and the next one's begins.
final class Seam {
    private Seam() {}

    /// The middle of what both saw; between windows that do not meet, the end of the first.
    static long ms(WindowAnswer before, WindowAnswer next) {
        long end = before.window().range().endMs();
        long start = next.window().range().startMs();
        return start >= end ? end : start + (end - start) / 2;
    }
}
