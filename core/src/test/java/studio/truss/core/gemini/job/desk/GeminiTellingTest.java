package studio.truss.core.gemini.job.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.job.store.DeadJobs;
import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.Usage;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.testing.FakeGemini;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/// What a creator is told of a job that waits, was left, or cost what nobody said.
class GeminiTellingTest {
    @TempDir Path folder;

    @Test
    void anAnswerThatIsWaitedForSaysForHowLongInStepsOfTenSeconds() throws IOException {
        List<Integer> seconds = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<DeskStage> desk = new AtomicReference<>();
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected void before(String request) {
                        DeskStage stage = desk.get();
                        if (request.equals("ask")) {
                            stage.clock.pass(Duration.ofSeconds(46));
                            seconds.add(
                                    stage.orders.latest(DeskStage.VIDEO).orElseThrow().thinkingS());
                        }
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            desk.set(stage);
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.DONE, job.state(), job.message());
            assertEquals(0, job.thinkingS());
            assertTrue(seconds.contains(40), seconds.toString());
            assertTrue(seconds.stream().allMatch(s -> s >= 40 && s % 10 == 0), seconds.toString());
        }
    }

    @Test
    void whileTheBestAreComparedItSaysWhichRoundIsWaitedFor() throws IOException {
        Set<String> told = Collections.synchronizedSet(new TreeSet<>());
        AtomicReference<DeskStage> desk = new AtomicReference<>();
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected Answer answer(Question question) {
                        GeminiJob job = desk.get().orders.latest(DeskStage.VIDEO).orElseThrow();
                        told.add((question.video() == null ? "texts: " : "film: ") + job.message());
                        return super.answer(question);
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            desk.set(stage);
            assertEquals(null, stage.ask(DeskStage.ENOUGH).message());
            assertTrue(told.contains("film: null"), told.toString());
            assertTrue(
                    told.contains("texts: comparing the best moments, round 1 of 3"),
                    told.toString());
            assertFalse(told.contains("texts: null"), told.toString());
        }
    }

    @Test
    void aJobWhoseProcessEndedIsInterruptedUntilSomebodyWorksIt() throws IOException {
        try (DeskStage stage = new DeskStage(folder, new FakeGemini())) {
            GeminiJob job = stage.orders.ask(DeskStage.VIDEO, DeskStage.ENOUGH);
            assertEquals(Set.of(), new DeadJobs(stage.queue).ids());
            stage.queue.state(job.id(), State.ASKING, null);
            stage.ledger.reserve(job.id(), "Window 1", "m", BigDecimal.ONE, BigDecimal.TEN);
            assertEquals(Set.of(job.id()), new DeadJobs(stage.queue).ids());
            try (OwnerLock _ = stage.queue.tryOwn().orElseThrow()) {
                assertEquals(Set.of(), new DeadJobs(stage.queue).ids());
            }
            new DeadJobs(stage.queue).end(job.id());
            GeminiJob ended = stage.queue.find(job.id()).orElseThrow();
            assertEquals(State.CANCELLED, ended.state());
            assertEquals(1, ended.unanswered());
            assertEquals(Set.of(), new DeadJobs(stage.queue).ids());
        }
    }

    @Test
    void answersThatDoNotSayWhatTheyUsedAreOneProblemOfTheirJob() throws IOException {
        FakeGemini gemini =
                new FakeGemini() {
                    @Override
                    protected Answer answer(Question question) {
                        Answer usual = super.answer(question);
                        return question.video() == null
                                ? usual
                                : new Answer(usual.text(), true, Usage.NONE, usual.model());
                    }
                };
        try (DeskStage stage = new DeskStage(folder, gemini)) {
            assertEquals(State.DONE, stage.ask(DeskStage.ENOUGH).state());
            List<AnswerProblem> problems =
                    stage.orders.answer(DeskStage.VIDEO).orElseThrow().problems();
            assertEquals(1, problems.size(), problems.toString());
            assertEquals(AnswerProblem.Kind.COST_ASSUMED, problems.getFirst().kind());
            assertTrue(problems.getFirst().words().startsWith("3 answers"));
            stage.ask(DeskStage.ENOUGH);
            assertEquals(
                    List.of(),
                    stage.orders.answer(DeskStage.VIDEO).orElseThrow().problems(),
                    "who asks again pays nothing");
        }
    }

    @Test
    void aLibraryThatTakesNothingMoreIsSaidInItsWords() throws IOException {
        try (DeskStage stage = new DeskStage(folder, new FakeGemini())) {
            stage.videos.refusal = new LibraryException(LibraryException.Problem.FULL, "Full.");
            GeminiJob job = stage.ask(DeskStage.ENOUGH);
            assertEquals(State.FAILED, job.state());
            assertEquals("Full.", job.message());
            stage.videos.refusal = null;
            assertEquals(0, stage.ask(DeskStage.ENOUGH).requests());
        }
    }

    @Test
    void aTrialCountsInTheMonthAndInNoJob() throws IOException {
        try (DeskStage stage = new DeskStage(folder, new FakeGemini())) {
            String request = stage.ledger.trial("Doctor", "m", BigDecimal.ONE);
            assertEquals(0, BigDecimal.ONE.compareTo(stage.ledger.month()));
            stage.ledger.billed(request, new BigDecimal("0.25"));
            assertEquals(0, new BigDecimal("0.25").compareTo(stage.ledger.month()));
            assertEquals(List.of(), stage.orders.all());
        }
    }
}
