package studio.truss.core.clips.told;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import studio.truss.core.gemini.ModelChapter;
import studio.truss.core.library.entity.Chapters.Chapter;
import studio.truss.core.moments.Scene;
import studio.truss.core.moments.signal.Observations;

import java.util.List;
import java.util.stream.LongStream;

class ToldChaptersTest {
    private final Observations seen =
            new Scene(300)
                    .cut(61_500)
                    .cut(148_000)
                    .cut(291_000)
                    .speak(10, 100)
                    .speak(102, 200)
                    .observations();

    private List<Long> starts(long... told) {
        List<ModelChapter> chapters =
                LongStream.of(told).mapToObj(ms -> new ModelChapter(ms, "at " + ms, null)).toList();
        return ToldChapters.of(chapters, seen).stream().map(Chapter::startMs).toList();
    }

    @Test
    void aChapterBeginsAtTheNearestCutOrJustBeforeTheNextWord() {
        assertEquals(List.of(0L, 61_500L, 101_700L), starts(0, 60_000, 101_000));
    }

    @Test
    void whereNothingIsNearItBeginsWhereItWasTold() {
        assertEquals(List.of(0L, 58_000L, 250_000L), starts(0, 58_000, 250_000));
    }

    @Test
    void chaptersStayTenSecondsApart() {
        assertEquals(List.of(0L, 60_000L, 70_500L), starts(0, 60_000, 70_500));
        assertEquals(List.of(0L, 139_000L, 149_500L), starts(0, 139_000, 149_500));
        assertEquals(List.of(0L, 292_000L), starts(0, 292_000));
    }
}
