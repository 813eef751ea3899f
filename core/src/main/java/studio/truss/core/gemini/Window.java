package studio.truss.core.gemini;

import studio.truss.core.media.TimeRange;

/// A stretch of a video that one request is about. Windows begin and end on whole seconds, which is
/// all that a request can name, and overlap, so that nothing is cut in two everywhere.
///
/// @param index from 0, in order of time
public record Window(int index, TimeRange range) {
    public Window {
        if (range.startMs() % 1000 != 0 || range.endMs() % 1000 != 0 || range.lengthMs() == 0) {
            throw new IllegalArgumentException("not a stretch of whole seconds: " + range);
        }
    }
}
