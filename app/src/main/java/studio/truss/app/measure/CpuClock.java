package studio.truss.app.measure;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// CPU time of this process and its living children in nanoseconds, finer than the ticks of
/// [Meter]: for work of a few milliseconds. Children count on Linux only.
final class CpuClock {
    private CpuClock() {}

    static long nanos() {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime()
                + ProcessHandle.current()
                        .descendants()
                        .mapToLong(child -> childNanos(child.pid()))
                        .sum();
    }

    /// The first number of each thread's `schedstat`; see proc(5).
    private static long childNanos(long pid) {
        long sum = 0;
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(Path.of("/proc", pid + "", "task"))) {
            for (Path thread : threads) {
                String text = Files.readString(thread.resolve("schedstat"));
                sum += Long.parseLong(text.substring(0, text.indexOf(' ')));
            }
        } catch (IOException e) {
            // a thread that has just ended: what it took is not counted
        }
        return sum;
    }
}
