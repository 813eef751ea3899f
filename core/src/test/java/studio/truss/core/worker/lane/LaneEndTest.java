package studio.truss.core.worker.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;

/// How workers end, and what a lane does at its end.
class LaneEndTest {

    @Test
    void closingALaneCancelsItsJobsAndEndsItsWorkers()
            throws InterruptedException, ExecutionException {
        WorkerSpec spec = WorkerSpec.batch(TestJobs.class.getName());
        BatchLane lane = BatchLane.open(spec, 1, 8, WorkerEnvironment.system(FaultLog.none()));
        Hearing hearing = new Hearing();
        var running = lane.submit(TestJobs.MISBEHAVE, "hang", hearing);
        var waiting = lane.submit(TestJobs.MISBEHAVE, "hang", JobListener.none());
        hearing.spoke.await();
        lane.close();
        var late = lane.submit(TestJobs.MISBEHAVE, "hang", JobListener.none());
        assertEquals(new JobOutcome.Cancelled<>(), running.await());
        assertEquals(new JobOutcome.Cancelled<>(), waiting.await());
        assertEquals(new JobOutcome.Cancelled<>(), late.await());
        awaitEnd(hearing.pid.get());
    }

    @Test
    void aWorkerEndsWithAParentThatWasKilledEvenInTheMiddleOfNativeWork()
            throws IOException, InterruptedException, ExecutionException {
        Process parent =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Parent.class.getName())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        long worker;
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), UTF_8))) {
            worker = Long.parseLong(out.readLine());
            parent.destroyForcibly();
            parent.waitFor();
        }
        awaitEnd(worker);
    }

    private static void awaitEnd(long pid) throws InterruptedException, ExecutionException {
        var process = ProcessHandle.of(pid);
        if (process.isPresent()) {
            assertFalse(process.get().onExit().get().isAlive());
        }
    }

    /// Starts a worker that hangs in native code, prints its process id and waits to be killed.
    static final class Parent {
        private Parent() {}

        public static void main(String[] args) throws InterruptedException {
            WorkerSpec spec = WorkerSpec.batch(TestJobs.class.getName());
            BatchLane lane = BatchLane.open(spec, 1, 1, WorkerEnvironment.system(FaultLog.none()));
            Hearing hearing = new Hearing();
            var unused = lane.submit(TestJobs.MISBEHAVE, "hang in native code", hearing);
            hearing.spoke.await();
            System.out.println(hearing.pid.get());
            new CountDownLatch(1).await();
        }
    }
}
