package studio.truss.core.export;

import java.util.Comparator;
import java.util.List;

/// What is handed on: clips of one source, in the order of their start.
///
/// @param uri where the source lies
/// @param chapters of the source; may be empty
public record ExportList(
        String title,
        String fileName,
        String uri,
        long durationMs,
        int width,
        int height,
        EditRate rate,
        List<ExportClip> clips,
        List<ExportChapter> chapters) {

    public ExportList {
        if (durationMs <= 0 || width <= 0 || height <= 0) {
            throw new IllegalArgumentException(
                    "source of " + durationMs + " ms, " + width + "x" + height);
        }
        clips =
                clips.stream()
                        .sorted(
                                Comparator.comparing(ExportClip::range)
                                        .thenComparing(ExportClip::id))
                        .toList();
        chapters =
                chapters.stream().sorted(Comparator.comparingLong(ExportChapter::startMs)).toList();
    }

    /// The frames of a clip, at least one, inside the source.
    Frames frames(ExportClip clip) {
        long all = Math.max(1, rate.frameAt(durationMs));
        long start = Math.clamp(rate.frameAt(clip.range().startMs()), 0, all - 1);
        long end = Math.clamp(rate.frameAt(clip.range().endMs()), start + 1, all);
        return new Frames(start, end);
    }

    /// @param end exclusive
    record Frames(long start, long end) {
        long count() {
            return end - start;
        }
    }
}
