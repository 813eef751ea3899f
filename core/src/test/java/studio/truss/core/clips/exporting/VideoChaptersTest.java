package studio.truss.core.clips.exporting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.entity.Chapters.Chapter;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.media.ChapterMark;
import studio.truss.core.media.TimeRange;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

class VideoChaptersTest {
    private static final VideoId VIDEO = VideoId.of("v");
    private static final VideoId ONE = VideoId.of("one");

    private SqliteLibrary library;
    private VideoChapters chapters;

    @BeforeEach
    void fill(@TempDir Path folder) {
        library =
                SqliteLibrary.open(
                        folder.resolve("library.db"), CreatorId.of("me"), Clock.systemUTC());
        library.create(
                new Chapters(
                        VIDEO,
                        List.of(
                                new Chapter(60_000, "Second", null),
                                new Chapter(10_000, "First", null)),
                        null,
                        null));
        library.create(new Chapters(ONE, List.of(new Chapter(0, "All", null)), null, null));
        chapters = new VideoChapters(library);
    }

    @AfterEach
    void close() {
        library.close();
    }

    @Test
    void theWholeVideoIsCoveredInOrder() {
        assertEquals(
                List.of(
                        mark(0, 10_000, "Start"),
                        mark(10_000, 60_000, "First"),
                        mark(60_000, 90_000, "Second")),
                chapters.of(VIDEO, TimeRange.of(0, 90_000)));
    }

    @Test
    void aClipOverABoundaryHasBothFromItsStart() {
        assertEquals(
                List.of(mark(0, 5_000, "First"), mark(5_000, 20_000, "Second")),
                chapters.of(VIDEO, TimeRange.of(55_000, 75_000)));
    }

    @Test
    void aClipWithinOneChapterHasNone() {
        assertEquals(List.of(), chapters.of(VIDEO, TimeRange.of(12_000, 60_000)));
        assertEquals(List.of(), chapters.of(VIDEO, TimeRange.of(60_000, 80_000)));
        assertEquals(List.of(), chapters.of(VIDEO, TimeRange.of(0, 10_000)));
    }

    @Test
    void oneChapterOfAWholeVideoIsOne() {
        assertEquals(List.of(mark(0, 8_000, "All")), chapters.whole(ONE, 8_000));
        assertEquals(List.of(), chapters.of(ONE, TimeRange.of(0, 8_000)));
    }

    @Test
    void aVideoWithoutChaptersHasNone() {
        assertEquals(List.of(), chapters.whole(VideoId.of("other"), 90_000));
        assertEquals(List.of(), chapters.of(VideoId.of("other"), TimeRange.of(0, 90_000)));
    }

    private static ChapterMark mark(long startMs, long endMs, String title) {
        return new ChapterMark(TimeRange.of(startMs, endMs), title);
    }
}
