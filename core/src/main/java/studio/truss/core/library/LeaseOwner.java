package studio.truss.core.library;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/// A process that holds a lease: its id and start time (a process id alone is used again) on its
/// host.
public record LeaseOwner(long pid, long startedMs, String host) {

    /// This process.
    public static LeaseOwner self() {
        ProcessHandle self = ProcessHandle.current();
        return new LeaseOwner(self.pid(), started(self), hostName());
    }

    /// Reads `pid:startedMs:host`.
    public static LeaseOwner parse(String text) {
        String[] parts = text.split(":", 3);
        return new LeaseOwner(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }

    /// True when the process is of this host and runs no more. Of other hosts nothing is known.
    public boolean isDead() {
        if (!host.equals(hostName())) {
            return false;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isEmpty() || started(process.get()) != startedMs;
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public String toString() {
        return pid + ":" + startedMs + ":" + host;
    }
}
