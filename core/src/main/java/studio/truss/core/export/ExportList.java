package studio.truss.core.export;

import java.util.Comparator;
import java.util.List;

/// What is handed on: clips of one source, in the order of their start.
///
/// @param uri where the source lies
/// @param heard whether the source has sound
/// @param handlesMs what an editor gets before and after each clip, as far as the source goes
/// @param chapters of the source; may be empty
public record ExportList(
        String title,
        String fileName,
        String uri,
        long durationMs,
        int width,
        int height,
        boolean heard,
        EditRate rate,
        long handlesMs,
        List<ExportClip> clips,
        List<ExportChapter> chapters) {

    public ExportList {
        if (durationMs <= 0 || width <= 0 || height <= 0) {
            throw new IllegalArgumentException(
                    "source of " + durationMs + " ms, " + width + "x" + height);
        }
        if (handlesMs < 0) {
            throw new IllegalArgumentException("handles of " + handlesMs + " ms");
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

    /// The frames of a clip itself, at least one, inside the source.
    Frames frames(ExportClip clip) {
        return frames(clip.range().startMs(), clip.range().endMs());
    }

    /// The frames that are cut out for an editor: the clip with its handles.
    Frames cut(ExportClip clip) {
        return frames(clip.range().startMs() - handlesMs, clip.range().endMs() + handlesMs);
    }

    private Frames frames(long startMs, long endMs) {
        long all = Math.max(1, rate.frameAt(durationMs));
        long start = Math.clamp(rate.frameAt(startMs), 0, all - 1);
        return new Frames(start, Math.clamp(rate.frameAt(endMs), start + 1, all));
    }

    /// @param end exclusive
    record Frames(long start, long end) {
        long count() {
            return end - start;
        }

        long last() {
            return end - 1;
        }
    }
}
