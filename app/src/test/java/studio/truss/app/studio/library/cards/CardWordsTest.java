package studio.truss.app.studio.library.cards;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import studio.truss.app.studio.library.cards.CardLine.Action;
import studio.truss.app.studio.look.Messages;
import studio.truss.core.clips.ClipListener.Stage;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.imports.AnalysisJob;
import studio.truss.core.imports.AnalysisStep;
import studio.truss.core.library.VideoMemo;
import studio.truss.core.library.VideoSummary;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.VideoId;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

class CardWordsTest {
    private static final CardDetail HERE = new CardDetail(Path.of("a.mp4"), true, List.of());
    private final CardWords words = new CardWords(Messages.load());

    private static VideoSummary video(
            Asset.Status status, VideoMemo memo, int moments, int approved, @Nullable Double top) {
        Asset asset =
                new Asset(
                        VideoId.of("v"),
                        "Talk",
                        "local",
                        null,
                        null,
                        null,
                        1_450_000L,
                        null,
                        null,
                        null,
                        null,
                        status,
                        Set.of(),
                        "2026-11-22T07:17:19.123Z",
                        null);
        return new VideoSummary(asset, memo, moments, approved, 0, top);
    }

    private static VideoSummary done(int moments, int approved, @Nullable Double top) {
        return video(Asset.Status.ANALYZED, VideoMemo.empty(), moments, approved, top);
    }

    private CardLine line(VideoSummary video, CardDetail detail) {
        return words.line(video, detail, null);
    }

    @Test
    void eachStateSaysWhatItIsAndWhatCanBeDone() {
        CardLine found = line(done(9, 4, 90.6), HERE);
        assertEquals("9 moments · 4 approved", found.words());
        assertEquals("top 91", found.right());
        assertEquals("1 moment", line(done(1, 0, 77.0), HERE).words());
        CardLine nothing = line(done(0, 0, null), HERE);
        assertEquals("Nothing stood out · see why", nothing.words());
        assertEquals(Action.WHY, nothing.action());
        CardLine moved = line(done(9, 4, 90.0), new CardDetail(null, true, List.of()));
        assertEquals("File moved · Find it...", moved.words());
        assertEquals(Action.FIND, moved.action());
        CardLine damaged =
                line(
                        video(
                                Asset.Status.ANALYZED,
                                VideoMemo.empty().withFile(1_300_000L, "cut off"),
                                5,
                                0,
                                88.0),
                        HERE);
        assertEquals("Damaged after 21:40 · 5 moments", damaged.words());
        assertEquals("top 88", damaged.right());
        VideoSummary empty =
                video(
                        Asset.Status.ANALYZED,
                        VideoMemo.empty()
                                .withFile(36_000L, "It is cut off.")
                                .withOutcome("It is silent."),
                        0,
                        0,
                        null);
        assertEquals("Damaged after 0:36 · see why", line(empty, HERE).words());
        assertEquals("It is cut off. It is silent.", words.why(empty));
        assertEquals(
                Action.ANALYSE,
                line(video(Asset.Status.NEW, VideoMemo.empty(), 0, 0, null), HERE).action());
        assertEquals(
                "Not analysed to the end · go on",
                line(video(Asset.Status.ANALYZING, VideoMemo.empty(), 0, 0, null), HERE).words());
    }

    private @Nullable CardLine asked(GeminiJob.State state) {
        return asked(state, null);
    }

    private @Nullable CardLine asked(GeminiJob.State state, @Nullable String message) {
        VideoSummary video = done(9, 4, 90.6);
        return words.asked(
                video,
                new GeminiJob(
                        "job",
                        video.asset().videoId(),
                        state,
                        message,
                        3,
                        8,
                        0,
                        0,
                        0,
                        3,
                        0,
                        0,
                        BigDecimal.ONE,
                        Instant.EPOCH));
    }

    @Test
    void aVideoThatGeminiIsAskedAboutSaysHowFarUntilItHasAnswered() {
        CardLine asking = Objects.requireNonNull(asked(GeminiJob.State.ASKING));
        assertEquals("Gemini 3/8", asking.words());
        assertEquals(3 / 8.0, asking.progress());
        CardLine comparing =
                Objects.requireNonNull(
                        asked(GeminiJob.State.ASKING, "comparing the best moments, round 2 of 3"));
        assertEquals("Gemini", comparing.words());
        assertEquals(
                "Gemini waits", Objects.requireNonNull(asked(GeminiJob.State.WAITING)).words());
        CardLine blocked = Objects.requireNonNull(asked(GeminiJob.State.BLOCKED));
        assertEquals("Gemini: the budget does not reach", blocked.words());
        assertEquals(CardLine.Tone.WARN, blocked.tone());
        assertNull(asked(GeminiJob.State.DONE));
        assertNull(words.asked(done(9, 4, 90.6), null));
    }

    @Test
    void workUnderWaySaysWhatHowFarAndHowFast() {
        VideoSummary video = video(Asset.Status.ANALYZING, VideoMemo.empty(), 0, 0, null);
        VideoId id = video.asset().videoId();
        CardLine line =
                words.line(
                        video,
                        HERE,
                        new AnalysisJob.Working(id, new AnalysisStep(Stage.WATCH, 0.64, 41.2, 0)));
        assertEquals("Analysing picture · 41×", line.words());
        assertEquals("64 %", line.right());
        assertEquals(0.64, line.progress());
        assertEquals(
                "Analysing picture · 8 moments so far · 0.8×",
                words.line(
                                video,
                                HERE,
                                new AnalysisJob.Working(
                                        id, new AnalysisStep(Stage.WATCH, 0.7, 0.8, 8)))
                        .words());
        assertEquals(
                "Waiting · 2 before it",
                words.line(video, HERE, new AnalysisJob.Waiting(id, 2)).words());
    }

    @Test
    void whyIsTheAnalysisOwnWordsOrTheFilesTrouble() {
        VideoMemo memo = VideoMemo.empty().withOutcome("It is silent and still.");
        assertEquals(
                "It is silent and still.",
                words.why(video(Asset.Status.ANALYZED, memo, 0, 0, null)));
        assertEquals(
                "cut off",
                words.why(video(Asset.Status.ANALYZED, memo.withFile(5L, "cut off"), 3, 0, 50.0)));
    }

    @Test
    void theStripShowsTheBestMomentOfEachPart() {
        List<CardDetail.Mark> marks =
                List.of(
                        new CardDetail.Mark(0, 10, 40),
                        new CardDetail.Mark(5, 10, 90),
                        new CardDetail.Mark(95, 130, 60));
        assertArrayEquals(
                new double[] {90, 0, 0, 0, 0, 0, 0, 0, 0, 60},
                CardDetail.Mark.strip(marks, 100, 10));
        assertEquals("14 h 20 m", CardWords.brief(51_600_000));
    }
}
