package studio.truss.app.studio.library.cards;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Clip;

import java.nio.file.Path;
import java.util.List;

/// What a card shows of a video besides its summary; loaded when the card comes into view.
///
/// @param file where the video's bytes are; null where they are not
/// @param wasHere whether they were ever seen on this machine
record CardDetail(@Nullable Path file, boolean wasHere, List<Mark> marks) {

    CardDetail {
        marks = List.copyOf(marks);
    }

    /// A moment on the video's strip.
    record Mark(long startMs, long endMs, double score) {
        static Mark of(Clip clip) {
            return new Mark(clip.startMs(), clip.endMs(), clip.viralityScore().doubleValue());
        }

        /// The best score in each of `bars` equal parts of a video, 0 where there is no moment.
        static double[] strip(List<Mark> marks, long durationMs, int bars) {
            double[] strip = new double[bars];
            if (durationMs <= 0) {
                return strip;
            }
            for (Mark mark : marks) {
                int from = bar(mark.startMs(), durationMs, bars);
                int to = bar(Math.max(mark.startMs(), mark.endMs() - 1), durationMs, bars);
                for (int i = from; i <= to; i++) {
                    strip[i] = Math.max(strip[i], mark.score());
                }
            }
            return strip;
        }

        private static int bar(long ms, long durationMs, int bars) {
            return Math.clamp(ms * bars / durationMs, 0, bars - 1);
        }
    }
}
