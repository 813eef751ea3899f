package studio.truss.core.gemini.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.captions.Segment;
import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.ModelChapter;
import studio.truss.core.gemini.ModelMoment;
import studio.truss.core.gemini.SubScores;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.Window;
import studio.truss.core.gemini.WindowAnswer;
import studio.truss.core.gemini.answer.ComparisonReader.Round;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

final class MergedWindowsTest {
    private static final TimeRange FIRST = TimeRange.of(0, 300_000);
    private static final TimeRange SECOND = TimeRange.of(275_000, 575_000);

    @Test
    void aMomentThatTwoWindowsSawIsOneAndTheBetterStays() {
        MergedWindows merged =
                MergedWindows.of(
                        List.of(
                                moments(SECOND, moment(281_000, 297_000, 15)),
                                moments(
                                        FIRST,
                                        moment(280_000, 295_000, 20),
                                        moment(10_000, 40_000, 5))));

        assertEquals(
                List.of(TimeRange.of(280_000, 295_000), TimeRange.of(10_000, 40_000)),
                merged.moments().stream().map(ModelMoment::range).toList());
    }

    @Test
    void aMomentThatOnlyTheWindowsEdgeEndsGivesWayToTheWholeOne() {
        MergedWindows merged =
                MergedWindows.of(
                        List.of(
                                moments(FIRST, moment(280_000, 300_000, 22)),
                                moments(SECOND, moment(280_000, 318_000, 18))));

        assertEquals(
                List.of(TimeRange.of(280_000, 318_000)),
                merged.moments().stream().map(ModelMoment::range).toList());
    }

    @Test
    void sentencesOfAnOverlapStandOnceAndNoneIsLostWhereClocksDiffer() {
        for (int drift = -3_000; drift <= 3_000; drift += 250) {
            List<Segment> first = new ArrayList<>();
            List<Segment> second = new ArrayList<>();
            for (int i = 0; i < 115; i++) {
                long at = i * 5_000L;
                String text = "sentence number %d is about topic%d".formatted(i, i * 7);
                if (at + 4_000 <= FIRST.endMs()) {
                    first.add(Segment.of(at, at + 4_000, "A", text));
                }
                long shifted = at + drift;
                if (shifted >= SECOND.startMs() && shifted + 4_000 <= SECOND.endMs()) {
                    second.add(Segment.of(shifted, shifted + 4_000, "A", text));
                }
            }
            List<String> joined =
                    MergedWindows.of(List.of(speech(FIRST, first), speech(SECOND, second)))
                            .transcript()
                            .segments()
                            .stream()
                            .map(Segment::text)
                            .toList();

            assertEquals(joined.stream().distinct().count(), joined.size(), "drift " + drift);
            assertTrue(joined.size() >= 114, "drift " + drift + ": " + joined.size());
        }
    }

    @Test
    void speakersAreToldByWhatBothWindowsHeard() {
        WindowAnswer first =
                speech(
                        FIRST,
                        List.of(
                                Segment.of(1_000, 3_000, "Speaker 1", "hello and welcome"),
                                Segment.of(
                                        280_000, 283_000, "Speaker 1", "what do you think of it"),
                                Segment.of(
                                        284_000, 288_000, "Speaker 2", "it is the best of all")));
        WindowAnswer second =
                speech(
                        SECOND,
                        List.of(
                                Segment.of(
                                        281_000, 284_000, "Speaker 2", "what do you think of it"),
                                Segment.of(285_000, 289_000, "Anna", "it is the best of all"),
                                Segment.of(400_000, 403_000, "Speaker 2", "thanks for that"),
                                Segment.of(410_000, 413_000, "Speaker 3", "somebody new here")));

        List<String> speakers =
                MergedWindows.of(List.of(first, second)).transcript().segments().stream()
                        .map(s -> s.speaker() + ": " + s.text())
                        .toList();

        assertEquals(
                List.of(
                        "Speaker 1: hello and welcome",
                        "Speaker 1: what do you think of it",
                        "Anna: it is the best of all",
                        "Speaker 1: thanks for that",
                        "Speaker 2: somebody new here"),
                speakers);
    }

    @Test
    void windowsWithNothingSaidBetweenKeepTheirNumbersAndAMissingWindowIsAGap() {
        TimeRange later = TimeRange.of(825_000, 1_125_000);
        MergedWindows merged =
                MergedWindows.of(
                        List.of(
                                speech(
                                        FIRST,
                                        List.of(Segment.of(9_000, 9_900, "Speaker 1", "a b c"))),
                                speech(
                                        later,
                                        List.of(Segment.of(826_000, 827_000, "Speaker 1", "d")))));

        assertEquals(2, merged.transcript().segments().size());
        assertEquals("Speaker 1", merged.transcript().segments().get(1).speaker());
    }

    @Test
    void nobodyOverlapsHimselfWhereTwoWindowsMeet() {
        Segment last = Segment.of(283_000, 288_500, "A", "the last of the first window");
        Segment first = Segment.of(288_000, 291_000, "A", "and here is something else");

        List<Segment> joined =
                MergedWindows.of(
                                List.of(
                                        speech(FIRST, List.of(last)),
                                        speech(SECOND, List.of(first))))
                        .transcript()
                        .segments();

        assertEquals(2, joined.size());
        assertEquals(288_000, joined.getFirst().endMs());
        assertEquals(288_000, joined.getFirst().words().getLast().endMs());
        assertEquals(first.words(), joined.getLast().words());
    }

    @Test
    void chaptersBeginAtZeroStandApartAndAreFew() {
        List<ModelChapter> windows = new ArrayList<>();
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            windows.add(
                    new ModelChapter(4_000 + i * 54_000L + random.nextInt(40_000), "c" + i, null));
        }

        List<ModelChapter> list = ChapterList.of(List.of(), windows, 21_600_000).chapters();

        assertEquals(30, list.size());
        assertEquals(0, list.getFirst().startMs());
        for (int i = 1; i < list.size(); i++) {
            assertTrue(list.get(i).startMs() - list.get(i - 1).startMs() >= 10_000);
        }
        List<ModelChapter> outline =
                List.of(
                        new ModelChapter(0, "one", null),
                        new ModelChapter(windows.get(9).startMs() / 1000 * 1000, "two", "s"));
        assertEquals(
                List.of(
                        new ModelChapter(0, "one", null),
                        new ModelChapter(windows.get(9).startMs(), "two", "s")),
                ChapterList.of(outline, windows, 21_600_000).chapters());
        assertEquals(
                new ChapterList(List.of(), List.of()),
                ChapterList.of(List.of(), List.of(), 10_000));
    }

    @Test
    void whateverIsDoneToChaptersIsSaid() {
        ChapterList list =
                ChapterList.of(
                        List.of(),
                        List.of(
                                new ModelChapter(3_000, "a", null),
                                new ModelChapter(5_000, "b", null),
                                new ModelChapter(20_000, "c", null),
                                new ModelChapter(55_000, "d", null)),
                        60_000);

        assertEquals(List.of("a", "c"), list.chapters().stream().map(ModelChapter::title).toList());
        assertEquals(
                List.of(
                        "REPAIRED The first chapter did not begin with the video; it was moved"
                                + " there.",
                        "DROPPED 2 chapters less than ten seconds from the one before or the end"
                                + " were left out."),
                words(list.problems()));
        List<ModelChapter> windows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            windows.add(new ModelChapter(i * 60_000L, "c" + i, null));
        }
        assertEquals(
                List.of(
                        "DROPPED There were more chapters than anybody reads; the shortest 10 were"
                                + " left out."),
                words(ChapterList.of(List.of(), windows, 21_600_000).problems()));
        List<ModelChapter> outline =
                List.of(new ModelChapter(0, "one", null), new ModelChapter(63_000, "two", null));
        assertEquals(
                List.of("REPAIRED A chapter of the whole was moved to where its part has it."),
                words(ChapterList.of(outline, windows, 21_600_000).problems()));
        WindowAnswer first = chapters(FIRST, new ModelChapter(0, "a", null));
        WindowAnswer second =
                chapters(
                        SECOND,
                        new ModelChapter(400_000, "A", null),
                        new ModelChapter(500_000, "b", null));
        assertEquals(
                List.of(
                        "DROPPED A chapter that the part before named already, or ended with, was"
                                + " left out."),
                words(MergedWindows.of(List.of(first, second)).problems()));
    }

    private static List<String> words(List<AnswerProblem> problems) {
        return problems.stream().map(problem -> problem.kind() + " " + problem.words()).toList();
    }

    @Test
    void whatTheNextWindowNamesAtItsBeginningIsNoChapter() {
        WindowAnswer first = chapters(FIRST, new ModelChapter(0, "a", null));
        WindowAnswer second =
                chapters(
                        SECOND,
                        new ModelChapter(275_000, "opening", null),
                        new ModelChapter(400_000, "b", null));

        assertEquals(
                List.of("a", "b"),
                MergedWindows.of(List.of(first, second)).chapters().stream()
                        .map(ModelChapter::title)
                        .toList());
    }

    @Test
    void roundsGiveMeanAndSpreadAndTheUncomparedStayBelow() {
        ModelMoment a = moment(0, 30_000, 15);
        ModelMoment b = moment(60_000, 90_000, 14);
        ModelMoment other = moment(120_000, 150_000, 25);
        List<ModelMoment> finalists = List.of(a, b);
        Round one = new Round(0, Map.of(0, each(10), 1, each(20)));
        Round two = new Round(1, Map.of(0, each(12), 1, each(20)));

        List<ModelMoment> ranked = Ranking.of(List.of(other, a, b), finalists, List.of(two, one));

        assertEquals(b.range(), ranked.get(0).range());
        assertEquals(80, ranked.get(0).score());
        assertEquals(0, ranked.get(0).spread());
        assertEquals(2, ranked.get(0).rounds());
        assertEquals(44, ranked.get(1).score());
        assertEquals(Math.sqrt(32), ranked.get(1).spread(), 1e-9);
        assertEquals(other.range(), ranked.get(2).range());
        assertEquals(44, ranked.get(2).score());
        // a round that is missing counts for nothing, and none at all changes nothing
        assertEquals(1, Ranking.of(List.of(a, b), finalists, List.of(one)).get(0).rounds());
        assertEquals(List.of(other, a, b), Ranking.of(List.of(a, b, other), finalists, List.of()));
    }

    @Test
    void finalistsAreTheBestAndDiffer() {
        List<ModelMoment> moments = new ArrayList<>();
        moments.add(moment(0, 30_000, 25));
        moments.add(moment(5_000, 33_000, 24));
        for (int i = 1; i < 30; i++) {
            moments.add(moment(i * 60_000L, i * 60_000L + 20_000, 20));
        }

        assertEquals(12, Finalists.of(moments).size());
        assertEquals(moments.get(2), Finalists.of(moments).get(1));
        assertEquals(List.of(), Finalists.of(moments.subList(0, 1)));
    }

    @Test
    void theAnswerAboutAVideoIsTheSameInWhicheverOrderWindowsCame() {
        WindowAnswer first = moments(FIRST, moment(1_000, 20_000, 9), moment(100_000, 120_000, 9));
        WindowAnswer second = moments(SECOND, moment(300_000, 320_000, 9));

        assertEquals(video(List.of(first, second)), video(List.of(second, first)));
        assertEquals(3, video(List.of(first, second)).moments().size());
    }

    private static VideoAnswer video(List<WindowAnswer> answers) {
        MergedWindows merged = MergedWindows.of(answers);
        return VideoAnswers.of(
                "m",
                "h",
                575_000,
                merged,
                Finalists.of(merged.moments()),
                List.of(),
                List.of(),
                List.of());
    }

    private static SubScores each(int score) {
        return new SubScores(score, score, score, score);
    }

    private static ModelMoment moment(long from, long to, int each) {
        return ModelMoment.once(TimeRange.of(from, to), "h", "t", "w", each(each));
    }

    private static WindowAnswer moments(TimeRange range, ModelMoment... moments) {
        return new WindowAnswer(
                new Window(0, range), List.of(moments), List.of(), List.of(), List.of());
    }

    private static WindowAnswer chapters(TimeRange range, ModelChapter... chapters) {
        return new WindowAnswer(
                new Window(0, range), List.of(), List.of(chapters), List.of(), List.of());
    }

    private static WindowAnswer speech(TimeRange range, List<Segment> speech) {
        return new WindowAnswer(new Window(0, range), List.of(), List.of(), speech, List.of());
    }
}
