package studio.truss.core.worker.lane;

import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;

/// What lanes are given of the world: the Java to start, threads, a clock, a place for faults.
///
/// @param threads makes daemon platform threads: they wait on pipes, which would hold a virtual
///   thread's carrier
/// @param nanos a clock that only goes forward, in nanoseconds
public record WorkerEnvironment(
        JavaHost host, ThreadFactory threads, LongSupplier nanos, FaultLog faults) {

    /// This machine.
    public static WorkerEnvironment system(FaultLog faults) {
        return new WorkerEnvironment(
                JavaHost.current(),
                Thread.ofPlatform().daemon().factory(),
                System::nanoTime,
                faults);
    }

    Thread start(String name, Runnable work) {
        Thread thread = threads.newThread(work);
        thread.setName(name);
        thread.start();
        return thread;
    }
}
