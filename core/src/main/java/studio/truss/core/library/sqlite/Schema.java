package studio.truss.core.library.sqlite;

import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryException.Problem;
import studio.truss.core.library.OwnerLock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// The versions of the library's tables: script n brings a file from version n-1 to n. A file is
/// only ever taken forward, under an exclusive lock; one of a newer program is refused.
record Schema(List<String> scripts) {
    /// Says "Truss library" in the file's header: `TRSS`.
    private static final int APPLICATION_ID = 0x54525353;

    /// The version of a local library that a creator who signed in has taken over: nobody writes to
    /// it any more, also who had it open.
    static final int ADOPTED = 0x41444f50;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    Schema {
        scripts = List.copyOf(scripts);
    }

    static Schema current() {
        return new Schema(
                List.of(
                        script("library-1.sql"),
                        script("library-2.sql"),
                        script("library-3.sql"),
                        script("library-4.sql"),
                        script("library-5.sql"),
                        script("library-6.sql"),
                        script("library-7.sql"),
                        script("library-8.sql")));
    }

    private static String script(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void bringUpToDate(Path file, Session session) {
        Header header = Header.of(session);
        if (header.version() == scripts.size() && header.application() == APPLICATION_ID) {
            return;
        }
        try (OwnerLock _ =
                OwnerLock.acquire(file.resolveSibling(file.getFileName() + ".lock"), PATIENCE)) {
            requireOurs(file, Header.of(session));
            // a mode of the file itself, kept from then on
            session.execute("PRAGMA journal_mode=WAL");
            session.execute("BEGIN EXCLUSIVE");
            Database.inTransaction(
                    session,
                    s -> {
                        migrate(s);
                        return this;
                    });
        }
    }

    private void migrate(Session session) {
        for (int next = Header.of(session).version(); next < scripts.size(); next++) {
            session.execute(scripts.get(next));
            session.execute("PRAGMA user_version=" + (next + 1));
        }
        session.execute("PRAGMA application_id=" + APPLICATION_ID);
    }

    /// Refuses a file that is newer than this program.
    void requireCurrent(Path file, Session session) {
        // asked before every write: who changes a file's format changes this number
        if (session.number("PRAGMA user_version") != scripts.size()) {
            requireOurs(file, Header.of(session));
        }
    }

    private void requireOurs(Path file, Header header) {
        boolean empty = header.version() == 0 && header.tables() == 0;
        if (!empty && header.application() != APPLICATION_ID) {
            throw Session.damaged(file, null);
        }
        if (header.version() == ADOPTED) {
            throw new LibraryException(
                    Problem.ADOPTED,
                    "The library is the signed-in creator's now, and the local one takes nothing"
                            + " more. Start Truss Studio again to go on in it.");
        }
        if (header.version() > scripts.size()) {
            throw new LibraryException(
                    Problem.NEWER,
                    "The library "
                            + file
                            + " was written by a newer Truss Studio (format "
                            + header.version()
                            + ", this one knows up to "
                            + scripts.size()
                            + "). Update Truss Studio; nothing was changed.");
        }
    }

    /// What a file says about itself, read at one moment. Version 0 without tables: a new file.
    private record Header(int version, int application, int tables) {
        static Header of(Session session) {
            Header header =
                    session.first(
                            "SELECT user_version, application_id,"
                                    + " (SELECT count(*) FROM sqlite_schema)"
                                    + " FROM pragma_user_version, pragma_application_id",
                            row -> new Header(row.getInt(1), row.getInt(2), row.getInt(3)));
            return Objects.requireNonNull(header, "a header has one row");
        }
    }
}
