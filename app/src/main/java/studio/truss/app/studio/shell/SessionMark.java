package studio.truss.app.studio.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;

/// A file that is there while a studio is open: one whose process is gone tells the next start that
/// a session ended early.
public final class SessionMark {
    private static final String PREFIX = "session-";

    private final Path file;
    private final Optional<Instant> broken;

    private SessionMark(Path file, Optional<Instant> broken) {
        this.file = file;
        this.broken = broken;
    }

    /// Marks the beginning of this process's session.
    public static SessionMark begin(Path folder) throws IOException {
        Files.createDirectories(folder);
        Optional<Instant> broken = Optional.empty();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path old : files.filter(SessionMark::ofDead).toList()) {
                broken = Optional.of(beginning(old));
                Files.deleteIfExists(old);
            }
        }
        Path mine = folder.resolve(PREFIX + ProcessHandle.current().pid());
        Files.writeString(mine, Instant.now().toString());
        return new SessionMark(mine, broken);
    }

    /// Whether another process has a session now.
    public static boolean isOpen(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> isMark(file) && !ofDead(file));
        } catch (IOException e) {
            return false; // no folder, no session
        }
    }

    private static boolean isMark(Path file) {
        return file.getFileName().toString().matches(PREFIX + "\\d{1,18}");
    }

    private static boolean ofDead(Path file) {
        if (!isMark(file)) {
            return false;
        }
        long pid = Long.parseLong(file.getFileName().toString().substring(PREFIX.length()));
        return pid == ProcessHandle.current().pid()
                || ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    private static Instant beginning(Path file) throws IOException {
        try {
            return Instant.parse(Files.readString(file).strip());
        } catch (DateTimeParseException e) {
            return Files.getLastModifiedTime(file).toInstant(); // cut off while it was written
        }
    }

    /// When the session began that ended early; empty when all ended in good order.
    public Optional<Instant> brokenSince() {
        return broken;
    }

    /// This session ends in good order.
    public void end() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the next start will say that this session ended early: it looks, and finds all there
        }
    }
}
