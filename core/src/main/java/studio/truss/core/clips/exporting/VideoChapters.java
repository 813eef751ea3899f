package studio.truss.core.clips.exporting;

import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.entity.Chapters.Chapter;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.ChapterMark;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The chapters of the library's videos, as they go into files. Blocks briefly; any thread.
public record VideoChapters(Library library) {
    /// All chapters of a video, from its start and without gaps; one alone is one too.
    public List<ChapterMark> whole(VideoId video, long durationMs) {
        return marks(video, TimeRange.of(0, durationMs));
    }

    /// The chapters of a stretch, from its start and without gaps; empty where none begins within
    /// it: a clip that is one chapter altogether needs no mark.
    public List<ChapterMark> of(VideoId video, TimeRange range) {
        List<ChapterMark> marks = marks(video, range);
        return marks.size() < 2 ? List.of() : marks;
    }

    private List<ChapterMark> marks(VideoId video, TimeRange range) {
        List<Chapter> chapters =
                read(video).stream()
                        .filter(chapter -> chapter.startMs() < range.endMs())
                        .sorted(Comparator.comparingLong(Chapter::startMs))
                        .toList();
        List<ChapterMark> marks = new ArrayList<>();
        if (!chapters.isEmpty() && chapters.getFirst().startMs() > range.startMs()) {
            marks.add(mark(range.startMs(), chapters.getFirst().startMs(), "Start", range));
        }
        for (int i = 0; i < chapters.size(); i++) {
            long start = Math.max(range.startMs(), chapters.get(i).startMs());
            long end = i + 1 < chapters.size() ? chapters.get(i + 1).startMs() : range.endMs();
            if (end > start) {
                marks.add(mark(start, end, chapters.get(i).title(), range));
            }
        }
        return marks;
    }

    private static ChapterMark mark(long startMs, long endMs, String title, TimeRange range) {
        return new ChapterMark(
                TimeRange.of(startMs - range.startMs(), endMs - range.startMs()), title);
    }

    private List<Chapter> read(VideoId video) {
        Item item = library.get(new EntityKey.Chapters(video));
        try {
            return item == null ? List.of() : Chapters.of(item).chapters();
        } catch (UnreadableItemException e) {
            return List.of(); // another program's, which has no chapters that we could read
        }
    }
}
