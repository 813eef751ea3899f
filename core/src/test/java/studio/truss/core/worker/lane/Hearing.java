package studio.truss.core.worker.lane;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// A listener that tests wait on.
final class Hearing implements JobListener {
    final CountDownLatch spoke = new CountDownLatch(1);
    final CountDownLatch rested = new CountDownLatch(1);
    final AtomicLong pid = new AtomicLong();

    @Override
    public void progress(long doneMs, long totalMs) {
        spoke.countDown();
    }

    @Override
    public void event(Event event) {
        pid.set(event.as(Long.class));
        spoke.countDown();
    }

    @Override
    public void paused() {
        rested.countDown();
    }
}
