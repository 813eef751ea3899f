package studio.truss.core.worker;

import studio.truss.core.worker.protocol.Frame;
import studio.truss.core.worker.protocol.JobFault;
import studio.truss.core.worker.protocol.Order;
import studio.truss.core.worker.protocol.Wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;

/// The worker process' side: takes jobs from standard input one at a time, runs them on the thread
/// that called [#serve], and answers. The process ends at once when its parent is gone, whatever
/// native work is going on.
public final class WorkerServer {

    private final Map<String, WorkerJob<?, ?>> jobs = new LinkedHashMap<>();
    private final Wire wire = new Wire();
    private final LinkedBlockingQueue<Accepted> accepted = new LinkedBlockingQueue<>(16);
    private final DataInputStream in;
    private final ReplyChannel replies;

    private WorkerServer(List<WorkerJob<?, ?>> jobs, OutputStream out) {
        for (WorkerJob<?, ?> job : jobs) {
            this.jobs.put(job.name(), job);
        }
        this.in = new DataInputStream(new BufferedInputStream(System.in));
        this.replies =
                new ReplyChannel(
                        new DataOutputStream(new BufferedOutputStream(out, 1 << 16)),
                        wire,
                        this::orphaned);
    }

    /// Takes standard output away from everything else in this process and serves until the parent
    /// closes standard input. Does not return: the process ends.
    public static void serve(List<WorkerJob<?, ?>> jobs) {
        String channel = System.getProperty(Frame.CHANNEL);
        OutputStream out;
        try {
            out =
                    channel == null
                            ? new FileOutputStream(FileDescriptor.out)
                            : new FileOutputStream(channel);
        } catch (IOException e) {
            throw new IllegalStateException("cannot open the answering end " + channel, e);
        }
        System.setOut(System.err);
        new WorkerServer(jobs, out).serve();
    }

    private void serve() {
        var unused = Thread.ofPlatform().daemon().name("requests").start(this::readRequests);
        replies.send(Frame.Kind.READY, 0, Frame.NO_BODY);
        try {
            while (true) {
                Accepted next = accepted.take();
                run(wire.read(next.order, Order.class), next.context);
            }
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private void readRequests() {
        RunningJob newest = new RunningJob(0, replies);
        try {
            while (true) {
                Frame frame = Frame.read(in, Frame.REQUEST_MAX);
                boolean ofNewest = newest.number() == frame.job();
                switch (frame.kind()) {
                    case RUN -> {
                        newest = new RunningJob(frame.job(), replies);
                        accepted.put(new Accepted(frame.body(), newest));
                    }
                    case CANCEL -> {
                        if (ofNewest) {
                            newest.cancel();
                        }
                    }
                    case PAUSE, RESUME -> {
                        if (ofNewest) {
                            newest.pause(frame.kind() == Frame.Kind.PAUSE);
                        }
                    }
                    case READY, PROGRESS, EVENT, PAUSED, DONE, FAILED, CANCELLED ->
                            throw new IOException("a parent does not send " + frame.kind());
                }
            }
        } catch (IOException | InterruptedException e) {
            orphaned();
        }
    }

    /// The parent is gone, or no longer speaks our language. Native work that goes on in another
    /// thread must not keep the process alive.
    private void orphaned() {
        try {
            jobs.values().forEach(WorkerJob::abandon);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private void run(Order order, RunningJob context) {
        WorkerJob<?, ?> job = jobs.get(order.name());
        if (job == null) {
            replies.failed(
                    context.number(),
                    JobFault.of("no-such-job", "There is no job " + order.name()));
        } else {
            RunningJob.answer(job, wire, order.request(), context, replies);
        }
    }

    private record Accepted(byte[] order, RunningJob context) {}
}
