package studio.truss.core.derived;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who uses and who makes which entry, among all threads and processes: one byte of one file for
/// each entry, which the system gives back when a process ends. Many may use an entry, or one may
/// make or remove it. Never waits. Any thread; one object for a folder in a process, because a
/// process that closes a file loses all its locks on it.
final class EntryLocks implements AutoCloseable {
    private final FileChannel channel;
    private final Map<Long, State> states = new HashMap<>();

    private static final class State {
        final FileLock lock;
        int users;

        State(FileLock lock, int users) {
            this.lock = lock;
            this.users = users;
        }
    }

    /// A right to an entry until it is closed; closing twice is harmless.
    final class Lock implements AutoCloseable {
        private final long position;
        private boolean open = true;

        private Lock(long position) {
            this.position = position;
        }

        @Override
        public void close() {
            synchronized (states) {
                if (open) {
                    open = false;
                    release(position);
                }
            }
        }
    }

    private EntryLocks(FileChannel channel) {
        this.channel = channel;
    }

    static EntryLocks open(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        return new EntryLocks(FileChannel.open(file, CREATE, READ, WRITE));
    }

    /// To use an entry; empty while somebody makes or removes it.
    Optional<Lock> share(String entry) {
        synchronized (states) {
            long position = position(entry);
            State state = states.get(position);
            if (state == null) {
                return lock(position, true);
            }
            if (state.users == 0) {
                return Optional.empty();
            }
            state.users++;
            return Optional.of(new Lock(position));
        }
    }

    /// To make or remove an entry; empty while somebody uses, makes or removes it.
    Optional<Lock> own(String entry) {
        synchronized (states) {
            long position = position(entry);
            return states.containsKey(position) ? Optional.empty() : lock(position, false);
        }
    }

    private Optional<Lock> lock(long position, boolean shared) {
        try {
            FileLock lock = channel.tryLock(position, 1, shared);
            if (lock == null) {
                return Optional.empty();
            }
            states.put(position, new State(lock, shared ? 1 : 0));
            return Optional.of(new Lock(position));
        } catch (OverlappingFileLockException e) {
            return Optional.empty(); // another object of this process has it
        } catch (IOException e) {
            throw new CacheException(
                    CacheException.Problem.UNREACHABLE,
                    "The folder of the cache does not take locks: " + e.getMessage(),
                    e);
        }
    }

    private void release(long position) {
        State state = states.get(position);
        if (state == null || --state.users > 0) {
            return;
        }
        states.remove(position);
        try {
            if (channel.isOpen()) {
                state.lock.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Two entries in a million million million fall on one byte: they would wait for one another.
    private static long position(String entry) {
        long hash = 1125899906842597L;
        for (int i = 0; i < entry.length(); i++) {
            hash = 31 * hash + entry.charAt(i);
        }
        return hash & (Long.MAX_VALUE >>> 1);
    }

    /// Gives everything back.
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
