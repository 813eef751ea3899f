package studio.truss.core.gemini.job.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.Usage;
import studio.truss.core.gemini.remote.VideoPart;
import studio.truss.core.testing.FakeGemini;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

class GeminiDeskTest {
    private static final int WINDOWS = 3;
    private static final int ROUNDS = 3;

    @TempDir Path folder;

    @Test
    void aVideoIsSentOnceAskedAboutInWindowsComparedAndRecorded() throws IOException {
        FakeGemini gemini = new FakeGemini();
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            assertEquals(WINDOWS, job.windows());
            assertEquals(WINDOWS, job.windowsDone());
            assertEquals(WINDOWS + ROUNDS, job.requests());
            assertEquals(0, job.unanswered());
            assertEquals(DeskStage.FILM_BYTES, job.sentBytes());
            assertEquals(DeskStage.FILM_BYTES, stage.queue.uploaded(job.id()));
            assertEquals(
                    List.of("begin", "send", "send", "send", "file"), gemini.log().subList(0, 5));
            // 6 answers of 1000 and 200 tokens at the day's price: 0.75 and 3.75 a million
            assertEquals(new BigDecimal("0.009000"), job.costUsd());
            VideoAnswer answer = stage.videos.recorded.getFirst();
            assertEquals(WINDOWS, answer.moments().size());
            assertEquals(ROUNDS, answer.moments().getFirst().rounds());
            assertEquals(WINDOWS, answer.transcript().segments().size());
            assertEquals(answer, stage.orders.answer(DeskStage.VIDEO).orElseThrow());
        }
    }

    @Test
    void askingAgainCostsNothingAndNeedsNoKey() throws IOException {
        FakeGemini gemini = new FakeGemini();
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            stage.ask(DeskStage.ENOUGH);
            int asked = gemini.log().size();
            stage.opened = 0;
            Forecast forecast = stage.orders.forecast(DeskStage.VIDEO);
            assertEquals(0, forecast.requests());
            assertEquals(WINDOWS + ROUNDS, forecast.answered());
            assertEquals(0, forecast.usd().signum());
            assertEquals(0, forecast.uploadBytes());
            GeminiJob again = stage.ask(new BigDecimal("0.001"));
            assertEquals(State.DONE, again.state(), again.message());
            assertEquals(0, again.requests());
            assertEquals(asked, gemini.log().size());
            assertEquals(0, stage.opened);
            assertEquals(stage.videos.recorded.getFirst(), stage.videos.recorded.getLast());
        }
    }

    @Test
    void answersAreForgottenAfterMoreThanAYear() throws IOException {
        FakeGemini gemini = new FakeGemini();
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            stage.ask(DeskStage.ENOUGH);
            stage.clock.pass(Duration.ofDays(401));
            GeminiJob again = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, again.state(), again.message());
            assertEquals(WINDOWS + ROUNDS, again.requests());
            assertEquals(List.of(again), stage.orders.all());
        }
    }

    @Test
    void theForecastComesBeforeAnythingIsMadeOrSent() throws IOException {
        FakeGemini gemini = new FakeGemini();
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            Forecast forecast = stage.orders.forecast(DeskStage.VIDEO);
            assertEquals(WINDOWS + ROUNDS + 1, forecast.requests());
            assertTrue(forecast.videoMs() >= 12 * 60_000, forecast.toString());
            assertEquals(DeskStage.FILM_BYTES, forecast.uploadBytes());
            assertTrue(forecast.usd().signum() > 0);
            assertEquals(List.of(), gemini.log());
            assertEquals(0, stage.videos.films);
            assertEquals(WINDOWS, stage.orders.sent(DeskStage.VIDEO).size());
        }
    }

    @Test
    void theForecastCountsOnlyWhatMayFollowFromAShortVideo() throws IOException {
        FakeGemini gemini = new FakeGemini();
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            // shorter than two moments of 12 seconds that differ, and than five chapters
            stage.videos.durationMs = 18_000;
            assertEquals(1, stage.orders.forecast(DeskStage.VIDEO).requests());
            stage.videos.durationMs = 19_000;
            assertEquals(1 + ROUNDS, stage.orders.forecast(DeskStage.VIDEO).requests());
            stage.videos.durationMs = 41_000;
            assertEquals(1 + ROUNDS + 1, stage.orders.forecast(DeskStage.VIDEO).requests());
        }
    }

    @Test
    void whatTheAnalysisRefusesAsAWholeIsNotAskedAboutAndItIsSaid() throws IOException {
        FakeGemini gemini = new FakeGemini();
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            stage.videos.pointless = "The whole video is black: nothing was asked.";
            Forecast forecast = stage.orders.forecast(DeskStage.VIDEO);
            assertEquals(stage.videos.pointless, forecast.pointless());
            assertEquals(0, forecast.requests() + forecast.uploadBytes());
            assertEquals(0, stage.orders.enough(DeskStage.VIDEO).signum());
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            assertEquals(0, job.requests());
            assertEquals(0, job.costUsd().signum());
            assertEquals(List.of(), gemini.log());
            assertEquals(0, stage.opened);
            assertEquals(List.of(), stage.videos.recorded);
            AnswerProblem problem =
                    stage.orders.answer(DeskStage.VIDEO).orElseThrow().problems().getFirst();
            assertEquals(AnswerProblem.Kind.NOT_ASKED, problem.kind());
            assertEquals(stage.videos.pointless, problem.words());
        }
    }

    @Test
    void whatTheProgramsEndInterruptsHasNotFailed() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    public String begin(String name, String mimeType, long bytes) {
                        closed.set(true);
                        throw new GeminiException(Kind.DENIED, "It was interrupted.", null);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.orders.ask(DeskStage.VIDEO, DeskStage.ENOUGH);
            new GeminiDesk(stage.parts).work(closed::get);
            GeminiJob left = stage.queue.find(job.id()).orElseThrow();
            assertEquals(State.QUEUED, left.state(), left.message());
        }
    }

    @Test
    void noQuestionNamesATimeBeyondTheVideosEnd() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected Answer answer(Question question) {
                        VideoPart part = question.video();
                        assertTrue(part == null || part.toS() <= 10, "" + part);
                        assertFalse(question.text().contains("00:11"), question.text());
                        return super.answer(question);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            stage.videos.durationMs = 10_300;
            assertEquals(State.DONE, stage.ask(DeskStage.ENOUGH).state());
        }
    }

    @Test
    void nothingIsSaidInAVideoWithoutSound() throws IOException {
        FakeGemini gemini = new FakeGemini();
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            stage.videos.hasSound = false;
            assertEquals(State.DONE, stage.ask(DeskStage.ENOUGH).state());
            VideoAnswer answer = stage.videos.recorded.getFirst();
            assertEquals(List.of(), answer.transcript().segments());
            assertFalse(answer.moments().isEmpty());
            assertTrue(
                    answer.problems().stream().anyMatch(p -> p.words().contains("has no sound")),
                    answer.problems().toString());
        }
    }

    @Test
    void aBudgetThatWillNotReachStopsBeforeTheFilmIsMade() throws IOException {
        FakeGemini gemini = new FakeGemini();
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(new BigDecimal("0.01"));
            assertEquals(State.BLOCKED, job.state());
            assertTrue(String.valueOf(job.message()).contains("raise the budget"), job.message());
            assertEquals(List.of(), gemini.log());
            assertEquals(0, stage.videos.films);
        }
    }

    @Test
    void aBudgetHoldsTheLongestAnswerOrNothingIsSentAndNoMoreIsAskedThanWasSaid()
            throws IOException {
        FakeGemini gemini = new FakeGemini();
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            stage.videos.durationMs = 18_000;
            Forecast forecast = stage.orders.forecast(DeskStage.VIDEO);
            assertTrue(forecast.leastUsd().compareTo(forecast.usd()) > 0, forecast.toString());
            BigDecimal little = forecast.leastUsd().subtract(new BigDecimal("0.000001"));
            assertEquals(State.BLOCKED, stage.ask(little).state());
            assertEquals(List.of(), gemini.log());
            GeminiJob job = stage.ask(forecast.leastUsd());
            assertEquals(State.DONE, job.state(), job.message());
            assertEquals(forecast.requests(), job.requests());
        }
    }

    @Test
    void theMonthsBudgetStopsWhatAVideosOwnWouldAllow() throws IOException {
        FakeGemini gemini = new FakeGemini();
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            stage.settings.write(stage.settings.read().withMonthMost(new BigDecimal("0.02")));
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.BLOCKED, job.state());
            assertTrue(String.valueOf(job.message()).contains("month's budget"), job.message());
            assertEquals(0, gemini.count("ask"));
            assertFalse(stage.orders.reaches(job));
            stage.settings.write(stage.settings.read().withMonthMost(new BigDecimal("5")));
            assertTrue(stage.orders.reaches(job));
            stage.orders.retry(job.id());
            assertEquals(State.DONE, stage.work(job.id()).state());
        }
    }

    @Test
    void noMoreIsSetAsideThanThereIsHoweverManyQuestionsAreUnderWay() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected Answer answer(Question question) {
                        // as long as it may become
                        return new Answer(
                                text(question),
                                true,
                                new Usage(30_000, 0, question.answerMax(), 0),
                                question.model());
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            BigDecimal most = new BigDecimal("0.28");
            GeminiJob job = stage.ask(most);
            assertEquals(State.BLOCKED, job.state(), job.message());
            assertTrue(job.costUsd().compareTo(most) <= 0, job.toString());
            assertTrue(job.windowsDone() >= 1, job.toString());
            int answered = gemini.questions().size();
            GeminiJob more = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, more.state(), more.message());
            assertEquals(WINDOWS + ROUNDS, gemini.questions().size());
            assertEquals(WINDOWS + ROUNDS - answered, more.requests());
        }
    }

    @Test
    void anAnswerThatBecameTooLongIsAskedForInHalves() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected Answer answer(Question question) {
                        VideoPart part = question.video();
                        boolean tooLong =
                                part != null
                                        && part.fromS() == 0
                                        && part.toS() - part.fromS() > 200;
                        return tooLong
                                ? new Answer(
                                        "{\"moments\":[{\"start\":\"00:1",
                                        false,
                                        new Usage(1, 0, 1, 0),
                                        question.model())
                                : super.answer(question);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            assertEquals(WINDOWS + 2 + ROUNDS, job.requests());
            assertEquals(List.of(), stage.videos.recorded.getFirst().problems());
            assertEquals(State.DONE, stage.ask(DeskStage.ENOUGH).state());
            assertEquals(WINDOWS + 2 + ROUNDS, gemini.count("ask"));
        }
    }

    @Test
    void aMalformedAnswerIsRetriedForItsWindowAlone() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    private boolean broken = true;

                    @Override
                    protected synchronized String text(Question question) {
                        VideoPart part = question.video();
                        if (broken && part != null && part.fromS() == 0) {
                            broken = false;
                            return "I am sorry, here is what I saw: a lot.";
                        }
                        return usual(question);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            assertEquals(WINDOWS + 1 + ROUNDS, job.requests());
            assertEquals(2, gemini.questions().stream().filter(q -> starts(q, 0)).count());
            assertEquals(WINDOWS, stage.videos.recorded.getFirst().moments().size());
        }
    }

    @Test
    void aWindowWithoutAUsableAnswerIsSaidAndTheRestIsKept() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected String text(Question question) {
                        return starts(question, 0) ? "nothing" : usual(question);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            AnswerProblem problem = stage.videos.recorded.getFirst().problems().getFirst();
            assertEquals(AnswerProblem.Kind.UNANSWERED, problem.kind());
            assertTrue(problem.words().startsWith("Window 1 of 3"), problem.words());
            assertTrue(
                    problem.words().contains("Asking again asks for this alone"), problem.words());
            assertEquals(3, gemini.questions().stream().filter(q -> starts(q, 0)).count());
        }
    }

    @Test
    void whatCouldNotBeUsedIsAskedForAnewByTheNextOrderAlone() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected String text(Question question) {
                        boolean broken = starts(question, 0) && questions().size() < 8;
                        return broken ? "I cannot do that." : usual(question);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            assertEquals(State.DONE, stage.ask(DeskStage.ENOUGH).state());
            int asked = gemini.questions().size();
            Forecast forecast = stage.orders.forecast(DeskStage.VIDEO);
            assertTrue(forecast.requests() > 0, forecast.toString());
            GeminiJob again = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, again.state(), again.message());
            assertEquals(
                    1 + ROUNDS, gemini.questions().size() - asked, "the window, the best anew");
            assertEquals(List.of(), stage.videos.recorded.getLast().problems());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answersWithNothingWholeInThemAreNoneAndARetryAsksForThemAlone(boolean whole)
            throws IOException {
        AtomicBoolean broken = new AtomicBoolean(true);
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected Answer answer(Question question) {
                        return broken.get()
                                ? new Answer(
                                        "{\"moments\":[{\"start\":\"00:0",
                                        whole,
                                        new Usage(1, 0, 1, 0),
                                        question.model())
                                : super.answer(question);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            stage.videos.durationMs = 18_000; // too short for halves, and for a comparison
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            String words = String.valueOf(job.message());
            assertTrue(words.contains("Window 1 of 1") && words.contains("broke off"), words);
            assertTrue(words.contains("Asking again asks for this alone"), words);
            assertEquals(3, job.requests());
            assertEquals(List.of(), stage.videos.recorded);
            broken.set(false);
            stage.orders.retry(job.id());
            GeminiJob again = stage.work(job.id());
            assertEquals(State.DONE, again.state(), again.message());
            assertEquals(3 + 1, again.requests());
        }
    }

    @Test
    void aRetryAfterAnotherTroubleAsksAnewForWhatNobodyCouldRead() throws IOException {
        AtomicBoolean broken = new AtomicBoolean(true);
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected String text(Question question) {
                        if (broken.get() && question.video() == null) {
                            throw new GeminiException(Kind.BAD_KEY, "It was taken back.", null);
                        }
                        return broken.get() && starts(question, 0) ? "No." : usual(question);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            broken.set(false);
            long before =
                    gemini.questions().stream()
                            .filter(question -> question.video() != null)
                            .count();
            stage.orders.retry(job.id());
            assertEquals(State.DONE, stage.work(job.id()).state());
            assertEquals(
                    before + 1,
                    gemini.questions().stream()
                            .filter(question -> question.video() != null)
                            .count());
            assertEquals(List.of(), stage.videos.recorded.getFirst().problems());
        }
    }

    @Test
    void whatIsWholeOfAnyTryIsKeptAndSaid() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    private boolean first = true;

                    @Override
                    protected synchronized Answer answer(Question question) {
                        String text = usual(question);
                        String some = text.substring(0, text.indexOf("\"chapters\""));
                        String cut = first ? some : "{\"mom";
                        first = false;
                        return new Answer(cut, false, new Usage(1, 0, 1, 0), question.model());
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            stage.videos.durationMs = 28_000; // too short for halves
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            VideoAnswer answer = stage.videos.recorded.getFirst();
            assertEquals(1, answer.moments().size());
            assertTrue(
                    answer.problems().getFirst().words().contains("what was whole of it"),
                    answer.problems().toString());
        }
    }

    @Test
    void tenThousandMomentsAndAnotherLanguageAreTakenInBounds() throws IOException {
        String moment =
                "{\"start\":\"00:10\",\"end\":\"00:40\",\"title\":\"驚きの瞬間\",\"hook\":\"まさか\","
                        + "\"why\":\"笑い声\",\"scores\":{\"hook\":20,\"engagement\":20,\"value\":20,"
                        + "\"shareability\":20}}";
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected String text(Question question) {
                        return question.video() == null
                                ? usual(question)
                                : "{\"moments\":["
                                        + String.join(",", Collections.nCopies(10_000, moment))
                                        + "],\"chapters\":[],\"transcript\":[]}";
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            VideoAnswer answer = stage.videos.recorded.getFirst();
            assertTrue(answer.moments().size() <= 40, "moments: " + answer.moments().size());
            assertEquals("驚きの瞬間", answer.moments().getFirst().title());
        }
    }

    @Test
    void aCancelledJobEndsAndGoesOnWithWhatWasAnswered() throws IOException {
        DeskStage[] there = new DeskStage[1];
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected void before(String request) {
                        if (request.equals("ask") && count("ask") == 2) {
                            there[0].queue.all().forEach(job -> there[0].orders.cancel(job.id()));
                        }
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            there[0] = stage;
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertTrue(job.state() == State.CANCELLED || job.state() == State.DONE, job.toString());
            stage.orders.retry(job.id());
            GeminiJob done = stage.work(job.id());
            assertEquals(State.DONE, done.state(), done.message());
            assertEquals(
                    gemini.questions().size(),
                    WINDOWS + ROUNDS + done.unanswered(),
                    done.toString());
            assertFalse(stage.videos.recorded.isEmpty());
        }
    }

    private static boolean starts(Question question, long fromS) {
        VideoPart part = question.video();
        return part != null && part.fromS() == fromS;
    }
}
