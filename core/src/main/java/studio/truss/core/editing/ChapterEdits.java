package studio.truss.core.editing;

import studio.truss.core.library.entity.Chapters.Chapter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Applies edits to the chapters of a video. Pure.
public final class ChapterEdits {
    /// Two chapters do not begin nearer to one another.
    public static final long NEAREST_MS = 1_000;

    private static final int TITLE_MOST = 100;

    private ChapterEdits() {}

    /// What comes of an edit: the chapters as they are then, or the reason why they stay.
    public sealed interface Result {
        record Applied(List<Chapter> chapters) implements Result {}

        /// @param words for the creator: what is wrong, and what can be done
        record Refused(String words) implements Result {}
    }

    /// @param chapters in order of time
    /// @param durationMs of the video
    public static Result apply(ChapterEdit edit, List<Chapter> chapters, long durationMs) {
        return switch (edit) {
            case ChapterEdit.Add(var startMs, var title) ->
                    added(chapters, startMs, title.strip(), durationMs);
            case ChapterEdit.Rename(var startMs, var title) ->
                    renamed(chapters, startMs, title.strip());
            case ChapterEdit.Remove(var startMs) ->
                    new Result.Applied(
                            chapters.stream()
                                    .filter(chapter -> chapter.startMs() != startMs)
                                    .toList());
        };
    }

    /// The chapter in which a time lies; none before the first.
    public static Optional<Chapter> at(List<Chapter> chapters, long ms) {
        return chapters.stream()
                .filter(chapter -> chapter.startMs() <= ms)
                .max(Comparator.comparingLong(Chapter::startMs));
    }

    private static Result added(
            List<Chapter> chapters, long startMs, String title, long durationMs) {
        if (startMs < 0 || startMs >= durationMs) {
            return new Result.Refused("A chapter cannot begin outside its video.");
        }
        if (title.isEmpty()) {
            return new Result.Refused("A chapter needs a title.");
        }
        for (Chapter chapter : chapters) {
            if (Math.abs(chapter.startMs() - startMs) < NEAREST_MS) {
                return new Result.Refused(
                        "\"%s\" begins here already. Move the playhead, or rename that chapter."
                                .formatted(chapter.title()));
            }
        }
        List<Chapter> next = new ArrayList<>(chapters);
        next.add(new Chapter(startMs, cut(title), null));
        next.sort(Comparator.comparingLong(Chapter::startMs));
        return new Result.Applied(List.copyOf(next));
    }

    private static Result renamed(List<Chapter> chapters, long startMs, String title) {
        return title.isEmpty()
                ? new Result.Refused("A chapter needs a title.")
                : new Result.Applied(
                        chapters.stream()
                                .map(each ->
                                        each.startMs() == startMs
                                                ? new Chapter(startMs, cut(title), each.summary())
                                                : each)
                                .toList());
    }

    private static String cut(String title) {
        int letters = Math.min(TITLE_MOST, title.codePointCount(0, title.length()));
        return title.substring(0, title.offsetByCodePoints(0, letters));
    }
}
