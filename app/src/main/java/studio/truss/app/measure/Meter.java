package studio.truss.app.measure;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/// Wall time and CPU time of a piece of work, that of this process and of all its children, also of
/// those that have ended meanwhile (on Linux).
final class Meter {
    private static final long TICK_NANOS = 10_000_000;

    private Meter() {}

    record Cost(double wallS, double cpuS) {
        static Cost median(Cost[] costs) {
            return new Cost(
                    Meter.median(Arrays.stream(costs).mapToDouble(Cost::wallS).toArray()),
                    Meter.median(Arrays.stream(costs).mapToDouble(Cost::cpuS).toArray()));
        }
    }

    static Cost of(Runnable work) {
        long cpu = cpuNanos();
        long start = System.nanoTime();
        work.run();
        long wall = System.nanoTime() - start;
        return new Cost(wall / 1e9, (cpuNanos() - cpu) / 1e9);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /// The living thread of a name.
    static long threadId(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && info.getThreadName().equals(name)) {
                return info.getThreadId();
            }
        }
        throw new IllegalStateException("no thread is called " + name);
    }

    /// What a thread has computed so far.
    static double threadCpuMs(long id) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(id) / 1e6;
    }

    private static long cpuNanos() {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long living =
                ProcessHandle.current()
                        .descendants()
                        .mapToLong(child ->
                                child.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                        .sum();
        return system.getProcessCpuTime() + living + endedChildrenNanos();
    }

    /// Fields 16 and 17 of `/proc/self/stat`, counted after the name in brackets; see proc(5).
    private static long endedChildrenNanos() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * TICK_NANOS;
        } catch (IOException e) {
            return 0;
        }
    }

    /// The most memory that this process and its largest child ever held, in MB; NaN where the
    /// system does not say.
    record Peak(double parentMb, double workerMb) {
        /// From now on the peak is that of what follows, where the system (Linux) can do it.
        static void restart() {
            restart(ProcessHandle.current().pid());
            ProcessHandle.current().descendants().forEach(child -> restart(child.pid()));
        }

        /// See `clear_refs` in proc(5).
        private static void restart(long pid) {
            try {
                Files.writeString(Path.of("/proc", pid + "", "clear_refs"), "5");
            } catch (IOException e) {
                // The peak is then that of the whole life of the process: never too low.
            }
        }

        static Peak now() {
            return new Peak(
                    peakMb(ProcessHandle.current().pid()),
                    ProcessHandle.current()
                            .descendants()
                            .mapToDouble(child -> peakMb(child.pid()))
                            // a child that has just ended has no memory to tell of
                            .filter(mb -> !Double.isNaN(mb))
                            .max()
                            .orElse(Double.NaN));
        }

        private static double peakMb(long pid) {
            try {
                for (String line : Files.readAllLines(Path.of("/proc", pid + "", "status"))) {
                    if (line.startsWith("VmHWM:")) {
                        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
                    }
                }
                return Double.NaN;
            } catch (IOException e) {
                return Double.NaN;
            }
        }
    }
}
