package studio.truss.platform.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.job.store.JobQueue;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.platform.devcloud.gemini.AskedQuestion;
import studio.truss.platform.devcloud.gemini.GeminiStandIn;
import studio.truss.platform.devcloud.gemini.fault.Fault;
import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A program that asks Gemini is killed in each state of its job, and another goes on: what was
/// answered is never asked again, and only what was under way may be.
@Tag("long")
final class GeminiKillTest {
    private static final int WINDOWS = 3;
    private static final int ROUNDS = 3;
    private static final int ALL = WINDOWS + ROUNDS + 1;

    @TempDir private Path folder;
    private GeminiStandIn gemini;
    private final CountDownLatch never = new CountDownLatch(1);

    @BeforeEach
    void start() throws IOException {
        gemini = GeminiStandIn.start();
    }

    @AfterEach
    void stop() {
        never.countDown();
        gemini.close();
    }

    @Test
    void whileTheFilmIsMadeNothingWasSent() throws Exception {
        hold("film");
        killed(() -> isIn("film"));
        assertEquals(0, gemini.requests().size());
        release("film");
        done(ALL, 0);
    }

    @Test
    void inTheUploadOnlyThePieceUnderWayIsSentAgain() throws Exception {
        gemini.faults().from(Operation.SEND, 2, 1, new Fault.Hold(never));
        killed(() -> gemini.count(Operation.SEND) == 1 && state() == State.UPLOADING);
        done(ALL, 0);
        assertEquals(1, gemini.count(Operation.BEGIN));
        assertTrue(
                gemini.uploadedBytes() <= 20_000_000 + (8 << 20), "sent " + gemini.uploadedBytes());
    }

    @Test
    void whileTheServiceLooksAtTheFilmItIsNotSentAgain() throws Exception {
        gemini.files().readyAfter(3);
        gemini.faults().from(Operation.FILE, 2, 1, new Fault.Hold(never));
        killed(() -> gemini.count(Operation.FILE) == 1 && state() == State.WAITING_FOR_FILE);
        done(ALL, 0);
        assertEquals(1, gemini.count(Operation.BEGIN));
        assertEquals(20_000_000, gemini.uploadedBytes());
    }

    @Test
    void whileItAsksOnlyWhatIsUnderWayIsAskedAgainAndCounts() throws Exception {
        gemini.faults().from(Operation.ASK, 2, 1, new Fault.Hold(never));
        // two of three windows are answered, the third is held
        killed(() -> windowsDone() == WINDOWS - 1);
        int answered = gemini.questions().size();
        done(ALL, 1);
        long again =
                gemini.questions().stream().filter(GeminiKillTest::isWindow).distinct().count();
        assertEquals(WINDOWS, again);
        assertTrue(gemini.questions().size() <= ALL + 1, "asked " + gemini.questions().size());
        assertTrue(answered >= WINDOWS - 1, "answered " + answered);
    }

    @Test
    void whileTheBestAreComparedTheWindowsAreNotAskedAgain() throws Exception {
        gemini.faults().from(Operation.ASK, WINDOWS + 1, ROUNDS, new Fault.Hold(never));
        killed(() -> windowsDone() == WINDOWS && job().requests() == WINDOWS + ROUNDS);
        done(ALL, ROUNDS);
        assertEquals(WINDOWS, gemini.questions().stream().filter(GeminiKillTest::isWindow).count());
    }

    @Test
    void whileItIsRecordedNothingIsAskedAgain() throws Exception {
        hold("record");
        killed(() -> isIn("record"));
        assertEquals(ALL, gemini.questions().size());
        release("record");
        done(ALL, 0);
        assertEquals(ALL, gemini.questions().size());
        assertTrue(Files.exists(folder.resolve("recorded.txt")));
    }

    private static boolean isWindow(AskedQuestion question) {
        return question.toS() > question.fromS();
    }

    /// @param lost questions that were under way when the program was killed
    private void done(int questions, int lost) throws Exception {
        Process child = child();
        assertTrue(child.waitFor(120, TimeUnit.SECONDS), "it hangs");
        GeminiJob job = job();
        assertEquals(State.DONE, job.state(), job.toString());
        assertEquals(questions + lost, job.requests(), job.toString());
        assertEquals(lost, job.unanswered(), job.toString());
    }

    private void killed(BooleanSupplier when) throws Exception {
        Process child = child();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!when.getAsBoolean()) {
            assertTrue(child.isAlive(), () -> said());
            assertTrue(System.nanoTime() < end, () -> "not reached: " + said());
            LockSupport.parkNanos(20_000_000);
        }
        child.destroyForcibly();
        assertTrue(child.waitFor(60, TimeUnit.SECONDS));
        gemini.faults().clear();
    }

    private Process child() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeskChild.class.getName(),
                        folder.toString(),
                        gemini.endpoint().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private GeminiJob job() {
        try (SqliteLibrary library = DeskChild.library(folder)) {
            return new JobQueue(library, Clock.systemUTC()).all().getFirst();
        }
    }

    private State state() {
        return Files.exists(folder.resolve("u1.db")) ? job().state() : State.QUEUED;
    }

    private int windowsDone() {
        return gemini.questions().isEmpty() ? 0 : job().windowsDone();
    }

    private void hold(String step) throws IOException {
        Files.writeString(folder.resolve("hold-" + step), "");
    }

    private boolean isIn(String step) {
        return Files.exists(folder.resolve("in-" + step));
    }

    private void release(String step) throws IOException {
        Files.delete(folder.resolve("hold-" + step));
    }
}
