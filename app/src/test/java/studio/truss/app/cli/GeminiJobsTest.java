package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.gemini.job.GeminiJob.State;
import studio.truss.core.gemini.job.store.JobQueue;
import studio.truss.core.gemini.job.store.Ledger;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.item.VideoId;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;

/// `truss gemini` and `truss gemini cancel`, about jobs as processes leave them.
class GeminiJobsTest {
    @TempDir private Path folder;

    private Shell shell() {
        return new Shell(folder);
    }

    /// A job whose question is under way.
    private static String asking(JobQueue queue, Ledger ledger) {
        String id = queue.add(VideoId.of("v"), BigDecimal.ONE).id();
        ledger.reserve(id, "Window 1", "m", new BigDecimal("0.25"), BigDecimal.TEN);
        queue.windows(id, 3);
        queue.state(id, State.ASKING, null);
        return id;
    }

    private String left() {
        try (AppGraph graph = shell().graph()) {
            return asking(
                    new JobQueue(graph.library(), graph.clock()),
                    new Ledger(graph.library(), graph.clock()));
        }
    }

    @Test
    void aJobWhoseProcessWasKilledIsInterruptedAndSaysHowItGoesOn() throws IOException {
        left();
        String listed = shell().run("gemini").out();
        assertTrue(listed.contains("interrupted while asking 0/3; "), listed);
        assertTrue(listed.contains("goes on with it"), listed);
        assertTrue(
                new ObjectMapper()
                        .readTree(shell().run("gemini", "--json").out())
                        .at("/jobs/0/interrupted")
                        .asBoolean());
    }

    @Test
    void cancellingSaysWhatWasCancelledAndWhatStays() {
        String id = left();
        Shell.Ran ran = shell().run("gemini", "cancel", id);
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("Cancelled: (a deleted video)."), ran.out());
        assertTrue(ran.out().contains("1 question and $0.25 stay counted"), ran.out());
        String listed = shell().run("gemini").out();
        assertTrue(
                listed.contains("cancelled (1 question may have been billed without an answer)"),
                listed);
        Shell.Ran again = shell().run("gemini", "cancel", id);
        assertTrue(again.out().startsWith("It has ended already: "), again.out());
    }

    @Test
    void aJobThatIsWorkedEndsAtItsNextStep() {
        try (AppGraph graph = shell().graph()) {
            JobQueue queue = new JobQueue(graph.library(), graph.clock());
            try (OwnerLock _ = queue.tryOwn().orElseThrow()) {
                String id = asking(queue, new Ledger(graph.library(), graph.clock()));
                Shell.Ran ran = shell().run("gemini", "cancel", id);
                assertTrue(ran.out().startsWith("Ends at its next step: "), ran.out());
                assertTrue(queue.cancelAsked(id));
                assertEquals(State.ASKING, queue.find(id).orElseThrow().state());
            }
        }
    }

    @Test
    void aJobThatIsNotThereIsSaid() {
        Shell.Ran ran = shell().run("gemini", "cancel", "01NONE");
        assertEquals(ExitCode.USAGE, ran.code());
        assertTrue(ran.err().contains("There is no job 01NONE; 'truss gemini' lists"), ran.err());
    }
}
