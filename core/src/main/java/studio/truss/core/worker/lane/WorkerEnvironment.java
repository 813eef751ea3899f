package studio.truss.core.worker.lane;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/// What lanes are given of the world: the Java to start, threads, a clock, a place for faults.
///
/// @param threads makes daemon platform threads: they wait on pipes, which would hold a virtual
///   thread's carrier
/// @param nanos a clock that only goes forward, in nanoseconds
/// @param crowding how many programs want each processor, at least 1: workers give way to others,
///   so that on a busy machine they are silent for longer without being stuck
public record WorkerEnvironment(
        JavaHost host,
        ThreadFactory threads,
        LongSupplier nanos,
        DoubleSupplier crowding,
        FaultLog faults) {
    private static final double CROWDING_MOST = 10;

    /// This machine.
    public static WorkerEnvironment system(FaultLog faults) {
        return new WorkerEnvironment(
                JavaHost.current(),
                Thread.ofPlatform().daemon().factory(),
                System::nanoTime,
                WorkerEnvironment::load,
                faults);
    }

    /// The load average for each processor, where the system has one.
    private static double load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load / Runtime.getRuntime().availableProcessors();
    }

    /// What a worker may take now, given that it may take `usual` on a machine of its own.
    Duration patience(Duration usual) {
        double crowd = Math.clamp(crowding.getAsDouble(), 1, CROWDING_MOST);
        return Duration.ofMillis(Math.round(usual.toMillis() * crowd));
    }

    Thread start(String name, Runnable work) {
        Thread thread = threads.newThread(work);
        thread.setName(name);
        thread.start();
        return thread;
    }
}
