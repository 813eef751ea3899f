package studio.truss.core.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchLaneTest {
    private BatchLane lane;

    @BeforeAll
    void open() {
        lane =
                BatchLane.open(
                        WorkerSpec.batch(TestJobs.class.getName()),
                        1,
                        8,
                        WorkerEnvironment.system(FaultLog.none()));
    }

    @AfterAll
    void close() {
        lane.close();
    }

    @Test
    void eventsArriveInTheOrderInWhichTheJobEmittedThem() throws InterruptedException {
        List<Integer> heard = new ArrayList<>();
        JobListener listener =
                new JobListener() {
                    @Override
                    public void event(Event event) {
                        heard.add(event.as(TestJobs.Step.class).number());
                    }
                };
        JobOutcome<Integer> outcome =
                lane.submit(TestJobs.COUNT, new TestJobs.Steps(500), listener).await();
        assertEquals(new JobOutcome.Done<>(500), outcome);
        assertEquals(IntStream.range(0, 500).boxed().toList(), heard);
    }

    @Test
    void aSegmentationFaultCostsItsJobOnly() throws InterruptedException {
        assertInstanceOf(
                JobOutcome.Crashed.class,
                lane.submit(TestJobs.MISBEHAVE, "segfault", JobListener.none()).await());
        assertInstanceOf(
                JobOutcome.Done.class,
                lane.submit(TestJobs.MISBEHAVE, "pid", JobListener.none()).await());
    }
}
