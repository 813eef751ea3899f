package studio.truss.core.library.sqlite;

import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryException.Problem;
import studio.truss.core.media.FileTrouble;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// A library's file: one connection that writes and one that reads, each used by one thread at a
/// time, so that readers do not wait for writers. Other processes may use the file at the same
/// time. What [#write] returned from is on disk.
public final class Database implements AutoCloseable {
    private final Path file;
    private final Schema schema;
    private final Session writer;
    private final Session reader;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();

    private Database(Path file, Schema schema, Session writer, Session reader) {
        this.file = file;
        this.schema = schema;
        this.writer = writer;
        this.reader = reader;
    }

    /// Opens the file, made when it is not there, and brings it to the schema's version.
    static Database open(Path file, Schema schema) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new LibraryException(
                    Problem.UNREACHABLE,
                    "The folder of " + file + " cannot be made: " + FileTrouble.words(e),
                    e);
        }
        Session writer = connect(file);
        try {
            schema.bringUpToDate(file, writer);
            writer.execute("PRAGMA synchronous=FULL");
            writer.execute("PRAGMA foreign_keys=ON");
            return new Database(file, schema, writer, connect(file));
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    /// A connection to a file as it is, whatever its schema.
    static Session connect(Path file) {
        try {
            // a file: address, because a plain name is cut at its first question mark
            var connection =
                    JDBC.createConnection(
                            "jdbc:sqlite:" + file.toAbsolutePath().toUri(), new Properties());
            Session session = new Session(file, connection);
            session.execute("PRAGMA busy_timeout=5000");
            return session;
        } catch (SQLException e) {
            throw Session.problem(file, e);
        }
    }

    public Path file() {
        return file;
    }

    /// Runs the work in one transaction that has the file's write lock from its beginning.
    public <T extends @Nullable Object> T write(Function<Session, T> work) {
        writing.lock();
        try {
            writer.update("BEGIN IMMEDIATE");
            return inTransaction(
                    writer,
                    session -> {
                        // a newer program may have migrated the file since it was opened
                        schema.requireCurrent(file, session);
                        return work.apply(session);
                    });
        } finally {
            writing.unlock();
        }
    }

    /// Runs the work on one unchanging state of the file.
    public <T extends @Nullable Object> T read(Function<Session, T> work) {
        reading.lock();
        try {
            reader.update("BEGIN");
            return inTransaction(reader, work);
        } finally {
            reading.unlock();
        }
    }

    static <T extends @Nullable Object> T inTransaction(
            Session session, Function<Session, T> work) {
        boolean done = false;
        try {
            T result = work.apply(session);
            session.update("COMMIT");
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(session);
            }
        }
    }

    private static void rollBack(Session session) {
        try {
            session.execute("ROLLBACK");
        } catch (IllegalStateException | LibraryException e) {
            // SQLite rolled back by itself; the first failure is the one to tell
        }
    }

    @Override
    public void close() {
        writing.lock();
        reading.lock();
        try (writer) {
            reader.close();
        } finally {
            reading.unlock();
            writing.unlock();
        }
    }
}
