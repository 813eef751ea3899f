package studio.truss.core.worker.lane;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.worker.JobType;
import studio.truss.core.worker.lane.JobHandle.Wish;
import studio.truss.core.worker.protocol.Frame;
import studio.truss.core.worker.protocol.JobFault;
import studio.truss.core.worker.protocol.Progress;
import studio.truss.core.worker.protocol.Wire;

import java.time.Duration;

/// Watches one job on one worker from the order to the answer: passes on what it says, tells it
/// what its owner wishes, and ends the worker when it is silent for too long or does not stop in
/// time. For one thread, used once.
final class Watch<R> {
    /// What a cancelled job may take to unwind before its process is killed.
    private static final Duration GRACE = Duration.ofMillis(350);

    /// What a job may take although a newer one waits.
    private static final Duration TURN = Duration.ofMillis(150);

    private static final long SLICE_MS = 250;
    private static final long SHORT_SLICE_MS = 20;

    private final Call<R> call;
    private final Worker worker;
    private final WorkerSpec spec;
    private final WorkerEnvironment environment;
    private final Wire wire;
    private final Stopwatch silence;
    private final Stopwatch total;
    private final Stopwatch sinceCancel;
    private final Stopwatch sinceOrder;
    private long number;
    private boolean ordered;
    private boolean pauseSent;
    private boolean cancelSent;

    Watch(Call<R> call, Worker worker, WorkerSpec spec, WorkerEnvironment environment, Wire wire) {
        this.call = call;
        this.worker = worker;
        this.spec = spec;
        this.environment = environment;
        this.wire = wire;
        this.silence = new Stopwatch(environment.nanos(), 2 * SLICE_MS);
        this.total = new Stopwatch(environment.nanos(), 2 * SLICE_MS);
        this.sinceCancel = new Stopwatch(environment.nanos(), 2 * SLICE_MS);
        this.sinceOrder = new Stopwatch(environment.nanos(), 2 * SLICE_MS);
    }

    JobOutcome<R> run() throws InterruptedException {
        number = worker.nextJob();
        while (true) {
            if (!obey()) {
                return crashed();
            }
            boolean hurry = cancelSent || call.handle().superseded();
            Worker.Signal signal = worker.next(hurry ? SHORT_SLICE_MS : SLICE_MS);
            JobOutcome<R> outcome =
                    switch (signal) {
                        case Worker.Signal.Arrived(Frame frame) -> heard(frame);
                        case Worker.Signal.Gone() -> crashed();
                        case Worker.Signal.Wake() -> worker.usable() ? null : crashed();
                    };
            if (outcome == null) {
                outcome = overdue();
            }
            if (outcome != null) {
                return outcome;
            }
        }
    }

    /// Tells the worker what changed in the owner's wish; false when it is gone.
    private boolean obey() {
        Wish wish = call.handle().wish();
        if (!ordered) {
            if (!worker.ready() || wish == Wish.PAUSE) {
                return true;
            }
            ordered = true;
            silence.restart();
            sinceOrder.restart();
            return worker.send(Frame.Kind.RUN, number, call.order());
        }
        if (wish == Wish.CANCEL && !cancelSent) {
            cancelSent = true;
            sinceCancel.restart();
            return worker.send(Frame.Kind.CANCEL, number, Frame.NO_BODY);
        }
        if (wish != Wish.CANCEL && pauseSent != (wish == Wish.PAUSE)) {
            pauseSent = wish == Wish.PAUSE;
            silence.restart();
            Frame.Kind kind = pauseSent ? Frame.Kind.PAUSE : Frame.Kind.RESUME;
            return worker.send(kind, number, Frame.NO_BODY);
        }
        return true;
    }

    private @Nullable JobOutcome<R> heard(Frame frame) throws InterruptedException {
        if (frame.kind() == Frame.Kind.READY) {
            worker.markReady();
        }
        if (frame.job() != number) {
            return null;
        }
        silence.restart();
        return switch (frame.kind()) {
            case PROGRESS -> {
                var progress = wire.read(frame.body(), Progress.class);
                call.listener().progress(progress.doneMs(), progress.totalMs());
                yield null;
            }
            case EVENT -> {
                JsonNode body = wire.read(frame.body(), JsonNode.class);
                call.listener().event(event(body));
                yield null;
            }
            case PAUSED -> {
                call.listener().paused();
                yield null;
            }
            case DONE -> new JobOutcome.Done<>(wire.read(frame.body(), call.type().resultType()));
            case FAILED -> failed(wire.read(frame.body(), JobFault.class));
            case CANCELLED -> new JobOutcome.Cancelled<>();
            case READY, RUN, CANCEL, PAUSE, RESUME -> crashed();
        };
    }

    private JobListener.Event event(JsonNode body) {
        return new JobListener.Event() {
            @Override
            public <E> E as(Class<E> type) {
                return wire.fromTree(body, type);
            }
        };
    }

    private JobOutcome<R> failed(JobFault fault) {
        String trace = fault.trace();
        if (trace != null) {
            environment.faults().record(fault.code(), trace);
        }
        if (fault.retiring()) {
            worker.close();
        }
        return new JobOutcome.Failed<>(fault.code(), fault.message());
    }

    /// The end of a job that was too slow to stop or silent for too long; null for any other.
    private @Nullable JobOutcome<R> overdue() throws InterruptedException {
        if (ordered && call.handle().superseded() && sinceOrder.atLeast(TURN)) {
            call.handle().cancel();
        }
        Wish wish = call.handle().wish();
        if (wish == Wish.CANCEL && (!ordered || sinceCancel.atLeast(GRACE))) {
            if (ordered) {
                worker.close();
            }
            return new JobOutcome.Cancelled<>();
        }
        if (wish == Wish.PAUSE) {
            silence.skip();
            total.skip();
            return null;
        }
        if (!worker.ready() && silence.atLeast(environment.patience(spec.startUp()))) {
            return stalled("The worker process did not start");
        }
        JobType.Patience patience = call.type().patience();
        Duration silent = environment.patience(patience.silence());
        if (ordered && silence.atLeast(silent)) {
            return stalled("There was no progress for " + silent.toSeconds() + " s");
        }
        if (total.atLeast(patience.total())) {
            return stalled("It took longer than " + patience.total().toSeconds() + " s");
        }
        return null;
    }

    private JobOutcome<R> stalled(String message) throws InterruptedException {
        worker.close();
        environment.faults().record("stalled", call.type().name() + ": " + worker.lastWords());
        return new JobOutcome.Stalled<>(message);
    }

    private JobOutcome<R> crashed() throws InterruptedException {
        worker.close();
        if (call.handle().wish() == Wish.CANCEL) {
            return new JobOutcome.Cancelled<>();
        }
        environment.faults().record("crashed", call.type().name() + ": " + worker.lastWords());
        return new JobOutcome.Crashed<>("The worker process ended unexpectedly");
    }
}
