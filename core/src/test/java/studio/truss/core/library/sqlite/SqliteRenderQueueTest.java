package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.LeaseOwner;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.RenderQueue;
import studio.truss.core.library.RenderQueue.Lease;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class SqliteRenderQueueTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final LeaseOwner ME = LeaseOwner.self();
    private static final LeaseOwner DEAD =
            new LeaseOwner(ME.pid(), ME.startedMs() - 1000, ME.host());
    private static final LeaseOwner ELSEWHERE = new LeaseOwner(1, 1, "elsewhere");

    @TempDir private Path folder;
    private SqliteLibrary library;
    private RenderQueue queue;

    @BeforeEach
    void open() {
        library = Samples.open(folder.resolve("r.db"));
        queue = library.renderQueue();
    }

    @AfterEach
    void close() {
        library.close();
    }

    private RenderJob job(String id) {
        return queue.find(id).orElseThrow();
    }

    @Test
    void jobsAreTakenInTheOrderOfAskingAndEndOnce() {
        String first = queue.enqueue("c1", "{\"plan\":1}", "out/1.mp4");
        String second = queue.enqueue(null, "{}", "out/2.mp4");
        RenderJob taken = queue.claim(ME, LEASE).orElseThrow();
        assertEquals(first, taken.id());
        assertEquals("{\"plan\":1}", taken.plan());
        assertEquals(second, queue.claim(ME, LEASE).orElseThrow().id());
        assertEquals(Optional.empty(), queue.claim(ME, LEASE));
        assertTrue(queue.finish(first, ME, RenderJob.State.DONE, null));
        assertFalse(queue.finish(first, ME, RenderJob.State.FAILED, "late"));
        assertEquals(RenderJob.State.DONE, job(first).state());
        assertEquals(List.of(first, second), queue.jobs().stream().map(RenderJob::id).toList());
    }

    @Test
    void theJobOfADeadProcessIsInterruptedAndTakenAgain() {
        String id = queue.enqueue("c1", "{}", "1.mp4");
        queue.claim(DEAD, LEASE);
        assertTrue(job(id).interrupted());
        RenderJob again = queue.claim(ME, LEASE).orElseThrow();
        assertEquals(2, again.attempts());
        assertFalse(again.interrupted());
        assertEquals(Lease.LOST, queue.renew(id, DEAD, LEASE));
        assertFalse(queue.finish(id, DEAD, RenderJob.State.DONE, null));
        assertEquals(Lease.HELD, queue.renew(id, ME, LEASE));
    }

    @Test
    void theJobOfAnotherHostIsTakenWhenItsLeaseEnds() {
        String id = queue.enqueue("c1", "{}", "1.mp4");
        queue.claim(ELSEWHERE, LEASE);
        assertEquals(Optional.empty(), queue.claim(ME, LEASE));
        Clock later = Clock.offset(Samples.CLOCK, LEASE.plusMillis(1));
        try (SqliteLibrary other =
                SqliteLibrary.open(folder.resolve("r.db"), Samples.CREATOR, later)) {
            assertEquals(id, other.renderQueue().claim(ME, LEASE).orElseThrow().id());
        }
    }

    @Test
    void aJobThatKillsItsOwnerEveryTimeIsGivenUp() {
        String id = queue.enqueue("c1", "{}", "1.mp4");
        for (int i = 0; i < RenderQueue.ATTEMPTS_MAX; i++) {
            assertTrue(queue.claim(DEAD, LEASE).isPresent());
        }
        assertEquals(Optional.empty(), queue.claim(ME, LEASE));
        assertEquals(RenderJob.State.FAILED, job(id).state());
    }

    @Test
    void cancellingEndsAWaitingJobAndAsksARunningOne() {
        String waiting = queue.enqueue("c1", "{}", "1.mp4");
        assertTrue(queue.cancel(waiting));
        assertEquals(RenderJob.State.CANCELLED, job(waiting).state());
        assertFalse(queue.cancel(waiting));
        String running = queue.enqueue("c1", "{}", "1.mp4");
        queue.claim(ME, LEASE);
        assertTrue(queue.cancel(running));
        assertEquals(Lease.CANCEL_ASKED, queue.renew(running, ME, LEASE));
        assertTrue(queue.finish(running, ME, RenderJob.State.CANCELLED, null));
    }

    @Test
    void aReleasedJobWaitsAgainAndCountsNoAttempt() {
        String id = queue.enqueue("c1", "{}", "1.mp4");
        queue.claim(ME, LEASE);
        assertTrue(queue.release(id, ME));
        assertEquals(RenderJob.State.QUEUED, job(id).state());
        assertEquals(1, queue.claim(ME, LEASE).orElseThrow().attempts());
    }

    @Test
    void theQueueHasOneOwner() {
        try (OwnerLock _ = queue.tryOwn().orElseThrow()) {
            assertTrue(queue.tryOwn().isEmpty());
        }
        queue.tryOwn().orElseThrow().close();
    }
}
