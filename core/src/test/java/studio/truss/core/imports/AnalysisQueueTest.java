package studio.truss.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.item.VideoId;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

class AnalysisQueueTest {
    private static final VideoId A = VideoId.of("a");
    private static final VideoId B = VideoId.of("b");
    private static final VideoId C = VideoId.of("c");

    @TempDir private Path folder;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /// Waits for the test's word, or for being cancelled.
    private AnalysisEnd work(
            VideoId video, Consumer<AnalysisStep> steps, BooleanSupplier cancelled) {
        heard.add("begin " + video);
        while (!cancelled.getAsBoolean()) {
            try {
                if (go.await(5, TimeUnit.MILLISECONDS)) {
                    return video.equals(B)
                            ? new AnalysisEnd.Failed("it broke")
                            : new AnalysisEnd.Done(3);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new AnalysisEnd.Cancelled();
            }
        }
        return new AnalysisEnd.Cancelled();
    }

    private AnalysisQueue queue() {
        return new AnalysisQueue(this::work, folder.resolve("lock"), threads, this::hear);
    }

    private void hear(AnalysisJob job) {
        if (job instanceof AnalysisJob.Ended(VideoId video, AnalysisEnd end)) {
            heard.add(video + " " + end.getClass().getSimpleName());
        }
    }

    private String next() throws InterruptedException {
        String word = heard.poll(20, TimeUnit.SECONDS);
        return word == null ? "nothing" : word;
    }

    @Test
    void analysesGoOneAfterTheOtherInOrderAndAFailureStopsNone() throws InterruptedException {
        try (AnalysisQueue queue = queue()) {
            queue.add(A);
            queue.add(B);
            queue.add(C);
            queue.add(B);
            assertEquals("begin a", next());
            assertTrue(queue.has(C));
            assertTrue(heard.isEmpty());
            go.countDown();
            assertEquals("a Done", next());
            assertEquals("begin b", next());
            assertEquals("b Failed", next());
            assertEquals("begin c", next());
            assertEquals("c Done", next());
            assertFalse(queue.has(C));
        }
    }

    @Test
    void oneThatWaitsIsDroppedAndOneUnderWayEnds() throws InterruptedException {
        try (AnalysisQueue queue = queue()) {
            queue.add(A);
            assertEquals("begin a", next());
            queue.add(B);
            queue.cancel(B);
            assertEquals("b Cancelled", next());
            queue.cancel(A);
            assertEquals("a Cancelled", next());
        }
    }

    @Test
    void oneThatIsCancelledCanBeAskedForAgainAtOnce() throws InterruptedException {
        try (AnalysisQueue queue = queue()) {
            queue.add(A);
            assertEquals("begin a", next());
            queue.cancel(A);
            queue.add(A);
            assertEquals("a Cancelled", next());
            assertEquals("begin a", next());
            go.countDown();
            assertEquals("a Done", next());
        }
    }

    @Test
    void closingEndsTheOneUnderWayAndBeginsNoOther() throws InterruptedException {
        AnalysisQueue queue = queue();
        queue.add(A);
        assertEquals("begin a", next());
        queue.add(B);
        queue.close();
        assertEquals("a Cancelled", next());
        threads.shutdown();
        assertTrue(threads.awaitTermination(20, TimeUnit.SECONDS));
        assertTrue(heard.isEmpty());
    }

    @Test
    void whileAnotherProcessAnalysesNothingIsBegun() throws InterruptedException {
        try (AnalysisQueue queue = queue()) {
            try (OwnerLock _ = OwnerLock.tryAcquire(folder.resolve("lock")).orElseThrow()) {
                assertTrue(queue.othersWork());
                queue.add(A);
                assertTrue(queue.has(A));
                assertTrue(heard.isEmpty());
            }
            assertEquals("begin a", next());
            assertFalse(queue.othersWork());
        }
    }
}
