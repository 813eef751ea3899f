package studio.truss.core.worker;

import com.fasterxml.jackson.databind.JsonNode;

import studio.truss.core.worker.protocol.Frame;
import studio.truss.core.worker.protocol.JobFault;
import studio.truss.core.worker.protocol.Progress;
import studio.truss.core.worker.protocol.Wire;

import java.util.concurrent.TimeUnit;

/// The worker's view of the job that it runs: passes beats on, holds the job while it is paused.
/// Beats come from the job's thread, the rest from the thread that reads requests.
final class RunningJob implements JobContext {
    private static final long BETWEEN_PROGRESS = TimeUnit.MILLISECONDS.toNanos(100);

    private final long number;
    private final ReplyChannel replies;
    private long progressAt = System.nanoTime() - BETWEEN_PROGRESS;
    private volatile boolean cancelled;
    private volatile boolean paused;

    RunningJob(long number, ReplyChannel replies) {
        this.number = number;
        this.replies = replies;
    }

    /// Runs `job` and sends its answer, whatever happens.
    @SuppressWarnings("PMD.AvoidCatchingThrowable")
    static <Q, R> void answer(
            WorkerJob<Q, R> job,
            Wire wire,
            JsonNode request,
            RunningJob context,
            ReplyChannel replies) {
        long number = context.number;
        try {
            context.rest();
            R result = job.run(wire.fromTree(request, job.requestType()), context);
            replies.send(Frame.Kind.DONE, number, result);
        } catch (Cancelled e) {
            replies.send(Frame.Kind.CANCELLED, number, Frame.NO_BODY);
        } catch (JobFailure e) {
            replies.failed(number, JobFault.of(e.code(), e.words()));
        } catch (OutOfMemoryError e) {
            replies.failed(number, JobFault.outOfMemory(e));
            Runtime.getRuntime().halt(0);
        } catch (Throwable e) { // the boundary: a bug costs this job only
            replies.failed(number, JobFault.bug(e));
        }
    }

    long number() {
        return number;
    }

    @Override
    public void beat(long doneMs, long totalMs) {
        rest();
        long now = System.nanoTime();
        if (now - progressAt >= BETWEEN_PROGRESS) {
            progressAt = now;
            replies.send(Frame.Kind.PROGRESS, number, new Progress(doneMs, totalMs));
        }
    }

    @Override
    public void emit(Object event) {
        replies.send(Frame.Kind.EVENT, number, event);
    }

    void cancel() {
        synchronized (this) {
            cancelled = true;
            notifyAll();
        }
    }

    void pause(boolean on) {
        synchronized (this) {
            paused = on;
            notifyAll();
        }
    }

    private void rest() {
        if (paused && !cancelled) {
            replies.send(Frame.Kind.PAUSED, number, Frame.NO_BODY);
            synchronized (this) {
                while (paused && !cancelled) {
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        throw new Cancelled();
                    }
                }
            }
        }
        if (cancelled) {
            throw new Cancelled();
        }
    }
}
