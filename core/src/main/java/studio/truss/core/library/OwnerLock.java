package studio.truss.core.library;

import studio.truss.core.media.FileTrouble;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A lock on a file that at most one holder on this machine has, and that the system takes back
/// when its process ends, however it ends. The file itself stays. Close it to let go.
public final class OwnerLock implements AutoCloseable {
    private static final long RETRY_NANOS = 10_000_000;

    private final FileChannel channel;
    private final FileLock lock;

    private OwnerLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// The lock, or empty when another holder, in this process or another, has it.
    public static Optional<OwnerLock> tryAcquire(Path file) {
        return tryAcquire(file, 0, Long.MAX_VALUE);
    }

    /// As [#tryAcquire(Path)], of one of many places in the file: for things without number that
    /// are locked one by one. A process holds one place of a file at a time, because POSIX takes
    /// all of its locks back when it closes the file once.
    public static Optional<OwnerLock> tryAcquire(Path file, long place) {
        return tryAcquire(file, place, 1);
    }

    private static Optional<OwnerLock> tryAcquire(Path file, long place, long size) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = open(file);
            try {
                FileLock lock = channel.tryLock(place, size, false);
                if (lock != null) {
                    return Optional.of(new OwnerLock(channel, lock));
                }
            } catch (OverlappingFileLockException e) {
                // held by this process: the same answer as held by another
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new LibraryException(
                    LibraryException.Problem.UNREACHABLE,
                    "The data folder cannot be written to ("
                            + file
                            + "): "
                            + FileTrouble.words(e)
                            + " TRUSS_HOME names another.",
                    e);
        }
    }

    /// The lock, waited for.
    ///
    /// @throws LibraryException `BUSY` when another holder keeps it for that long
    public static OwnerLock acquire(Path file, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<OwnerLock> lock = tryAcquire(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            if (System.nanoTime() > end) {
                throw new LibraryException(
                        LibraryException.Problem.BUSY,
                        "Another Truss Studio is busy with " + file + ". Try again in a moment.");
            }
            LockSupport.parkNanos(RETRY_NANOS);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
