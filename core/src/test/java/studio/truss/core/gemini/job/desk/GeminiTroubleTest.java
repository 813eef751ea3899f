package studio.truss.core.gemini.job.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.RemoteFile;
import studio.truss.core.gemini.remote.Usage;
import studio.truss.core.gemini.remote.VideoPart;
import studio.truss.core.testing.FakeGemini;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/// What the service does wrong, and what becomes of a job then.
class GeminiTroubleTest {
    private static final int USUAL = 6;

    @TempDir Path folder;

    /// Fails the n-th request of a kind, once or from then on.
    private static class Failing extends FakeGemini {
        private final String request;
        private final int first;
        private final int last;
        private final GeminiException failure;
        private final Map<String, Integer> seen = new HashMap<>();

        Failing(String request, int first, int last, GeminiException failure) {
            this.request = request;
            this.first = first;
            this.last = last;
            this.failure = failure;
        }

        @Override
        protected synchronized void before(String asked) {
            int number = seen.merge(asked, 1, Integer::sum);
            if (asked.equals(request) && number >= first && number <= last) {
                throw failure;
            }
        }
    }

    private static GeminiException of(Kind kind) {
        return new GeminiException(kind, kind + " happened. Do this.", null);
    }

    private static GeminiException of(Kind kind, @Nullable Duration retryAfter) {
        return new GeminiException(kind, kind + " happened. Do this.", retryAfter, null);
    }

    @Test
    void aQuotaWaitsAsLongAsTheServiceSays() throws IOException {
        FakeGemini gemini = new Failing("ask", 1, 1, of(Kind.QUOTA, Duration.ofSeconds(37)));
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            Instant before = stage.clock.instant();
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            assertTrue(Duration.between(before, stage.clock.instant()).toSeconds() >= 37, "waited");
            assertEquals(USUAL + 1, job.requests());
            assertEquals(0, job.unanswered());
        }
    }

    @Test
    void aQuotaThatStaysEndsTheJobInWordsAndKeepsWhatWasAnswered() throws IOException {
        FakeGemini gemini =
                new Failing("ask", 2, Integer.MAX_VALUE, of(Kind.QUOTA, Duration.ofSeconds(37)));
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            assertEquals(
                    "QUOTA happened. Do this. It was tried 6 times. Try again later: that asks for"
                            + " what is missing alone.",
                    job.message());
            assertEquals(1, job.windowsDone());
            assertTrue(gemini.count("ask") < 20, "no loop");
        }
    }

    @Test
    void aQuotaOfADayIsNotWaitedFor() throws IOException {
        FakeGemini gemini = new Failing("ask", 1, 99, of(Kind.QUOTA, Duration.ofHours(9)));
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            Instant before = stage.clock.instant();
            assertEquals(State.FAILED, stage.ask(DeskStage.ENOUGH).state());
            assertTrue(Duration.between(before, stage.clock.instant()).toMinutes() < 5, "waited");
        }
    }

    @ParameterizedTest
    @CsvSource({"7200, 2 hours", "5000, 84 minutes", "1000000, 12 days"})
    void aLongWaitIsNamedWithTheTimeAtWhichItEnds(long seconds, String length) throws IOException {
        FakeGemini gemini = new Failing("ask", 1, 99, of(Kind.QUOTA, Duration.ofSeconds(seconds)));
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            ZonedDateTime now = stage.clock.instant().atZone(ZoneId.systemDefault());
            ZonedDateTime end = now.plusSeconds(seconds + 59);
            String words = String.valueOf(stage.ask(DeskStage.ENOUGH).message());
            assertTrue(words.startsWith("QUOTA happened. Do this. Gemini asks to wait "), words);
            assertTrue(
                    words.contains(
                            "%s: try again after %02d:%02d"
                                    .formatted(length, end.getHour(), end.getMinute())),
                    words);
            boolean today = end.toLocalDate().equals(now.toLocalDate());
            assertEquals(!today, words.contains(" on "), words);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"QUOTA", "BUSY", "UNREACHABLE", "EMPTY"})
    void whatPassesIsTriedAgain(Kind kind) throws IOException {
        FakeGemini gemini = new Failing("ask", 2, 2, of(kind));
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            assertEquals(USUAL + 1, job.requests());
            boolean counts = kind == Kind.UNREACHABLE || kind == Kind.EMPTY;
            assertEquals(counts ? 1 : 0, job.unanswered());
            assertEquals(counts, job.costUsd().doubleValue() > 0.02, job.toString());
        }
    }

    @Test
    void whatNeverLeftThisMachineCostsNothing() throws IOException {
        GeminiException offline =
                new GeminiException(Kind.UNREACHABLE, "offline", new ConnectException("refused"));
        FakeGemini gemini = new Failing("ask", 1, 99, offline);
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            assertTrue(
                    String.valueOf(job.message()).startsWith("offline It was tried 6 times."),
                    job.message());
            assertEquals(0, job.costUsd().signum());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BAD_KEY", "DENIED", "NOT_THE_SERVICE"})
    void whatStandsInTheWayOfAllEndsTheJobAtOnce(Kind kind) throws IOException {
        FakeGemini gemini = new Failing("begin", 1, 99, of(kind));
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            assertEquals(kind + " happened. Do this.", job.message());
            assertEquals(1, gemini.log().size());
            assertEquals(List.of(), stage.videos.recorded);
        }
    }

    @Test
    void aModelThatIsGoneIsReplacedByTheNextOfTheList() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected String text(Question question) {
                        if (!question.model().equals("gemini-3.5-flash")) {
                            throw of(Kind.MODEL_GONE);
                        }
                        return usual(question);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            VideoAnswer answer = stage.videos.recorded.getFirst();
            assertEquals("gemini-3.5-flash", answer.model());
            AnswerProblem problem = answer.problems().getLast();
            assertEquals(AnswerProblem.Kind.OTHER_MODEL, problem.kind());
            assertTrue(problem.words().contains("gemini-3.8-flash was not there"), problem.words());
            assertTrue(problem.words().contains("gemini-3.5-flash answered"), problem.words());
        }
    }

    /// Has one model, and later all.
    private static final class Moody extends FakeGemini {
        private volatile boolean all;

        @Override
        protected String text(Question question) {
            if (!all && !question.model().equals("gemini-3.5-flash-lite")) {
                throw of(Kind.MODEL_GONE);
            }
            return usual(question);
        }
    }

    @Test
    void whatAnotherModelAnsweredInItsPlaceStaysWhenTheFirstOneIsBack() throws IOException {
        Moody gemini = new Moody();
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            stage.ask(DeskStage.ENOUGH);
            gemini.all = true;
            assertEquals(0, stage.orders.forecast(DeskStage.VIDEO).requests());
            GeminiJob again = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, again.state(), again.message());
            assertEquals(0, again.requests());
            assertEquals("gemini-3.5-flash-lite", stage.videos.recorded.getLast().model());
            assertEquals(stage.videos.recorded.getFirst(), stage.videos.recorded.getLast());
        }
    }

    @Test
    void whoeverChoosesAModelGetsItsOwnAnswersPaidOnce() throws IOException {
        Moody gemini = new Moody();
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            stage.ask(DeskStage.ENOUGH);
            gemini.all = true;
            stage.settings.write(stage.settings.read().withModel("gemini-3.5-flash-lite"));
            GeminiJob own = stage.ask(DeskStage.ENOUGH);
            assertEquals(0, own.requests(), "it has answered already");
            assertEquals(List.of(), stage.videos.recorded.getLast().problems());
            stage.settings.write(stage.settings.read().withModel("gemini-3.5-flash"));
            GeminiJob other = stage.ask(DeskStage.ENOUGH);
            assertEquals(USUAL, other.requests(), "another opinion was wanted");
            assertEquals("gemini-3.5-flash", stage.videos.recorded.getLast().model());
        }
    }

    @Test
    void whatAModelAnsweredForItsOwnSakeIsNotPaidAgainWhereItStandsIn() throws IOException {
        Moody gemini = new Moody();
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            stage.settings.write(stage.settings.read().withModel("gemini-3.5-flash-lite"));
            stage.ask(DeskStage.ENOUGH);
            stage.settings.write(stage.settings.read().withModel("gemini-3.8-flash"));
            long before = gemini.count("ask");
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            assertEquals(
                    Set.of("gemini-3.8-flash"),
                    Set.copyOf(
                            gemini.questions().stream()
                                    .skip(before)
                                    .map(Question::model)
                                    .toList()));
            assertEquals(0, job.costUsd().signum());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DENIED", "BLOCKED"})
    void aJobThatFailsWithAnotherModelSaysWhichWasAsked(Kind kind) throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected String text(Question question) {
                        throw of(
                                question.model().equals("gemini-3.8-flash")
                                        ? Kind.MODEL_GONE
                                        : kind);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            String words = String.valueOf(job.message());
            assertTrue(words.contains("gemini-3.5-flash-lite was asked, because"), words);
        }
    }

    @Test
    void aRecordNamesEachModelThatAnswered() throws IOException {
        CountDownLatch first = new CountDownLatch(1);
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected String text(Question question) {
                        VideoPart part = question.video();
                        if (part != null && part.fromS() == 0) {
                            first.countDown();
                        } else if (question.model().equals("gemini-3.8-flash")) {
                            await(first);
                            throw of(Kind.MODEL_GONE);
                        }
                        return usual(question);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            assertEquals(
                    "gemini-3.8-flash, gemini-3.5-flash-lite",
                    stage.videos.recorded.getFirst().model());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whereNoModelIsLeftTheJobSaysSo() throws IOException {
        FakeGemini gemini = new Failing("ask", 1, 99, of(Kind.MODEL_GONE));
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            assertTrue(
                    String.valueOf(job.message()).contains("gemini-3.5-flash-lite"), job.message());
            assertEquals(0, job.costUsd().signum());
        }
    }

    @Test
    void aSafetyBlockIsFinalAndSaid() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected String text(Question question) {
                        if (question.video() != null && question.video().fromS() == 0) {
                            throw of(Kind.BLOCKED);
                        }
                        return usual(question);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            AnswerProblem problem = stage.videos.recorded.getFirst().problems().getFirst();
            assertEquals(AnswerProblem.Kind.BLOCKED, problem.kind());
            assertEquals(USUAL, gemini.count("ask"));
            stage.ask(DeskStage.ENOUGH);
            assertEquals(USUAL, gemini.count("ask"));
        }
    }

    @Test
    void aVideoThatIsBlockedAsAWholeFailsForThatReason() throws IOException {
        FakeGemini gemini = new Failing("ask", 1, 99, of(Kind.BLOCKED));
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            assertTrue(String.valueOf(job.message()).contains("BLOCKED happened"), job.message());
            assertEquals(List.of(), stage.videos.recorded);
        }
    }

    @Test
    void aRefusalCostsWhatTheServiceSaysAndCanStillBeReckonedAndRead() throws IOException {
        GeminiException refused =
                GeminiException.billed(Kind.BLOCKED, "No. Do this.", new Usage(12_345, 0, 0, 0));
        FakeGemini gemini = new Failing("ask", 1, 99, refused);
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            // three windows at 0.75 a million
            assertEquals(new BigDecimal("0.027777"), job.costUsd());
            assertEquals(0, stage.orders.forecast(DeskStage.VIDEO).requests());
            assertEquals(3, stage.orders.sent(DeskStage.VIDEO).size());
        }
    }

    @Test
    void anUploadThatIsCutGoesOnWhereTheServiceHasIt() throws IOException {
        FakeGemini gemini = new Failing("send", 2, 2, of(Kind.UNREACHABLE));
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            assertEquals(
                    List.of("begin", "send", "send", "received", "send", "send"),
                    gemini.log().subList(0, 6));
            assertEquals(DeskStage.FILM_BYTES, stage.queue.uploaded(job.id()));
        }
    }

    @Test
    void anUploadThatTheServiceForgotBeginsAnew() throws IOException {
        FakeGemini gemini =
                new Failing("send", 2, 2, of(Kind.UNREACHABLE)) {
                    @Override
                    protected synchronized void before(String asked) {
                        if (asked.equals("received")) {
                            forgetUploads();
                        }
                        super.before(asked);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            assertEquals(2, gemini.count("begin"));
        }
    }

    @Test
    void aFilmThatTheServiceHasIsNotSentForAnotherQuestion() throws IOException {
        FakeGemini gemini = new Failing("ask", 2, Integer.MAX_VALUE, of(Kind.BUSY));
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob failed = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, failed.state());
            stage.orders.retry(failed.id());
            stage.work(failed.id());
            assertEquals(1, gemini.count("begin"));
            assertEquals(1, stage.videos.films);
        }
    }

    @Test
    void aFilmThatWasDeletedMeanwhileIsSentOnceMore() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected void before(String request) {
                        if (request.equals("ask") && count("ask") == 2) {
                            forgetFiles();
                        }
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            assertEquals(2, gemini.count("begin"));
            assertEquals(2L * DeskStage.FILM_BYTES, stage.queue.uploaded(job.id()));
        }
    }

    @Test
    void aFilmThatTheServiceCannotUseIsSaid() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected RemoteFile.State state(RemoteFile file) {
                        return RemoteFile.State.FAILED;
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            assertTrue(String.valueOf(job.message()).contains("codec"), job.message());
            assertEquals(0, gemini.count("ask"));
            stage.orders.retry(job.id());
            stage.work(job.id());
            assertEquals(2, gemini.count("begin"), "it is sent anew");
        }
    }

    @Test
    void aFilmThatIsNeverReadyIsNotWaitedForForEver() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected RemoteFile.State state(RemoteFile file) {
                        return RemoteFile.State.PROCESSING;
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            Instant before = stage.clock.instant();
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            assertTrue(String.valueOf(job.message()).contains("2 minutes"), job.message());
            assertTrue(Duration.between(before, stage.clock.instant()).toMinutes() < 5, "waited");
        }
    }

    @Test
    void aLimitThatLastsEndsTheJobAtOnce() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected String text(Question question) {
                        throw GeminiException.lasting("No requests at all: choose another model.");
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            Instant before = stage.clock.instant();
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            assertEquals("No requests at all: choose another model.", job.message());
            assertTrue(gemini.count("ask") <= 3, "each that was under way once");
            assertEquals(before, stage.clock.instant());
            assertEquals(0, job.costUsd().signum());
        }
    }

    @Test
    void anErrorWithinAnAnswerCountsInFullAsALineThatBreaksOffDoes() throws IOException {
        BigDecimal[] costs = new BigDecimal[2];
        for (int i = 0; i < costs.length; i++) {
            GeminiException e =
                    i == 0
                            ? new GeminiException(Kind.BUSY, "x", null).afterBeginning()
                            : new GeminiException(Kind.UNREACHABLE, "x", null);
            AtomicBoolean thrown = new AtomicBoolean();
            FakeGemini gemini =
                    new FakeGemini() {
                        @Override
                        protected String text(Question question) {
                            if (thrown.compareAndSet(false, true)) {
                                throw e;
                            }
                            return usual(question);
                        }
                    };
            Path own = Files.createDirectory(folder.resolve("" + i));
            try (DeskStage stage = new DeskStage(own, gemini)) {
                stage.videos.durationMs = 60_000;
                GeminiJob job = stage.ask(DeskStage.ENOUGH);
                assertEquals(State.DONE, job.state(), job.message());
                assertEquals(1, job.unanswered());
                costs[i] = job.costUsd();
            }
        }
        assertEquals(costs[1], costs[0]);
    }

    @Test
    void aLineThatKeepsBreakingOffIsTriedThreeTimesAndCountsByWhatMayHaveBeenWritten()
            throws IOException {
        GeminiException broken = of(Kind.UNREACHABLE);
        BigDecimal full = costOf(broken);
        BigDecimal unheard = costOf(broken.beforeBeginning());
        assertTrue(full.compareTo(new BigDecimal("0.12")) > 0, "all that was set aside: " + full);
        // what was asked at 0.75 a million, and 3000 thoughts at 3.75, three times
        assertTrue(unheard.compareTo(new BigDecimal("0.0338")) > 0, "" + unheard);
        assertTrue(unheard.compareTo(new BigDecimal("0.05")) < 0, "" + unheard);
    }

    private BigDecimal costOf(GeminiException e) throws IOException {
        FakeGemini gemini = new Failing("ask", 1, 99, e);
        Path own = Files.createTempDirectory(folder, "job");
        try (DeskStage stage = new DeskStage(own, gemini)) {
            stage.videos.durationMs = 18_000;
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            assertEquals(3, gemini.count("ask"));
            assertEquals(3, job.unanswered());
            String words = String.valueOf(job.message());
            assertTrue(words.contains("It was tried 3 times. Try again later"), words);
            return job.costUsd();
        }
    }

    @Test
    void whatCostsNothingIsTriedMoreOftenThanWhatMayBeBilled() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected String text(Question question) {
                        if (count("ask") <= 5) {
                            throw of(count("ask") <= 2 ? Kind.UNREACHABLE : Kind.BUSY);
                        }
                        return usual(question);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            stage.videos.durationMs = 18_000;
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            assertEquals(2, job.unanswered());
        }
    }

    @Test
    void whatTheServiceDoesNotTakeCostsItsWindowAlone() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected String text(Question question) {
                        if (question.video() != null && question.video().fromS() == 0) {
                            throw of(Kind.INVALID);
                        }
                        return usual(question);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            assertEquals(State.DONE, stage.ask(DeskStage.ENOUGH).state());
            assertEquals(
                    // so the first chapter that was named comes late, and is moved
                    Set.of(AnswerProblem.Kind.UNANSWERED, AnswerProblem.Kind.REPAIRED),
                    Set.copyOf(
                            stage.videos.recorded.getFirst().problems().stream()
                                    .map(AnswerProblem::kind)
                                    .toList()));
        }
    }
}
