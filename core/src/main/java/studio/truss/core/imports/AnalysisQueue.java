package studio.truss.core.imports;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.item.VideoId;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The analyses that wait, one done at a time on this machine, in the order of asking. What is
/// asked for is in the library as a video that is not analysed yet: nothing is lost with the
/// process, and a next one can offer it again. Any thread.
public final class AnalysisQueue implements AutoCloseable {
    private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

    private final AnalysisWork work;
    private final Path lockFile;
    private final Executor background;
    private final Consumer<AnalysisJob> listener;
    private final LinkedHashSet<VideoId> waiting = new LinkedHashSet<>();
    private @Nullable VideoId current;
    private boolean cancelCurrent;
    private boolean draining;
    private boolean closed;

    /// @param lockFile held by the one process that analyses
    /// @param background runs one long task at a time for this
    /// @param listener hears each change of a job, on threads of `background` and of callers
    public AnalysisQueue(
            AnalysisWork work, Path lockFile, Executor background, Consumer<AnalysisJob> listener) {
        this.work = work;
        this.lockFile = lockFile;
        this.background = background;
        this.listener = listener;
    }

    /// Asks for an analysis; one that waits already keeps its place.
    public void add(VideoId video) {
        synchronized (this) {
            boolean underWay = video.equals(current) && !cancelCurrent;
            if (closed || underWay || !waiting.add(video)) {
                return;
            }
            if (!draining) {
                draining = true;
                background.execute(this::drain);
            }
        }
        tellWaiting();
    }

    /// Takes an analysis back: one that waits is dropped, one under way ends soon.
    public void cancel(VideoId video) {
        boolean dropped;
        synchronized (this) {
            if (video.equals(current)) {
                cancelCurrent = true;
            }
            dropped = waiting.remove(video);
        }
        if (dropped) {
            listener.accept(new AnalysisJob.Ended(video, new AnalysisEnd.Cancelled()));
            tellWaiting();
        }
    }

    /// Whether this queue has it, waiting or under way.
    public synchronized boolean has(VideoId video) {
        return video.equals(current) || waiting.contains(video);
    }

    /// Whether another process analyses now: what it works on is not to be offered again.
    public boolean othersWork() {
        synchronized (this) {
            if (current != null) {
                return false;
            }
        }
        Optional<OwnerLock> lock = OwnerLock.tryAcquire(lockFile);
        lock.ifPresent(OwnerLock::close);
        return lock.isEmpty();
    }

    private void drain() {
        try (OwnerLock lock = lock()) {
            for (VideoId video = next(lock); video != null; video = next(lock)) {
                VideoId mine = video;
                tellWaiting();
                AnalysisEnd end =
                        work.run(
                                mine,
                                step -> listener.accept(new AnalysisJob.Working(mine, step)),
                                this::cancelled);
                synchronized (this) {
                    current = null;
                    cancelCurrent = false;
                }
                listener.accept(new AnalysisJob.Ended(mine, end));
            }
        } finally {
            synchronized (this) {
                draining = false;
                current = null;
                cancelCurrent = false;
            }
        }
    }

    /// Waits while another process analyses; null when there is nothing left to wait for.
    private @Nullable OwnerLock lock() {
        while (true) {
            Optional<OwnerLock> lock = OwnerLock.tryAcquire(lockFile);
            if (lock.isPresent()) {
                return lock.get();
            }
            synchronized (this) {
                if (closed || waiting.isEmpty()) {
                    return null;
                }
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private synchronized @Nullable VideoId next(@Nullable OwnerLock lock) {
        if (closed || lock == null || waiting.isEmpty()) {
            draining = false;
            return null;
        }
        current = waiting.removeFirst();
        return current;
    }

    private synchronized boolean cancelled() {
        return cancelCurrent || closed;
    }

    private void tellWaiting() {
        List<AnalysisJob> jobs = new ArrayList<>();
        synchronized (this) {
            int before = current == null ? 0 : 1;
            for (VideoId video : waiting) {
                jobs.add(new AnalysisJob.Waiting(video, before++));
            }
        }
        jobs.forEach(listener);
    }

    /// Ends the analysis that is under way; it and those that wait can be offered again.
    @Override
    public synchronized void close() {
        closed = true;
    }
}
