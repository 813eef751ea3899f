package studio.truss.app.measure;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// CPU time of this process and of some of its living children from one moment on, finer than the
/// ticks of [Meter]: for work of a few milliseconds. What looking at them costs is not counted, and
/// children count on Linux only.
final class CpuClock {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final List<Long> children;
    private final long atFirst;

    private CpuClock(Collection<Long> children) {
        this.children = List.copyOf(children);
        long others = nanos(this.children);
        this.atFirst = others + SYSTEM.getProcessCpuTime();
    }

    /// @param children their process ids
    static CpuClock start(Collection<Long> children) {
        return new CpuClock(children);
    }

    double ms() {
        long own = SYSTEM.getProcessCpuTime();
        return (own + nanos(children) - atFirst) / 1e6;
    }

    private static long nanos(List<Long> children) {
        return children.stream().mapToLong(CpuClock::nanos).sum();
    }

    /// The first number of each thread's `schedstat`; see proc(5).
    private static long nanos(long pid) {
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
