package studio.truss.core.library.sqlite;

import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryException.Problem;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.media.FileTrouble;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Makes the library of a machine's local creator that of a creator who signed in. A copy is made
/// and rewritten beside it while nobody can write to the old file; then one transaction marks the
/// old file as adopted. Up to that the old state holds, from then on the new one: what is left,
/// giving the copy its name, can be done again by whoever comes next. Call with the folder's lock.
final class Adoption {
    private static final List<String> TABLES =
            List.of("item", "outbox", "conflict", "confirm", "sweep");

    private final Path from;
    private final Path part;
    private final Path to;
    private final CreatorId local;
    private final CreatorId creator;
    private final List<Item> theirs;
    private final Consumer<Step> reached;

    /// What has been done; for tests, which stop there.
    enum Step {
        COPIED,
        REWRITTEN,
        MARKED,
        NAMED,
        OLD_PUT_ASIDE
    }

    /// @param theirs the videos that the creator's partition has
    Adoption(
            Path from,
            CreatorId local,
            Path to,
            CreatorId creator,
            List<Item> theirs,
            Consumer<Step> reached) {
        this.from = from;
        this.part = to.resolveSibling(to.getFileName() + ".part");
        this.to = to;
        this.local = local;
        this.creator = creator;
        this.theirs = List.copyOf(theirs);
        this.reached = reached;
    }

    /// Whether the local file belongs to this creator already.
    boolean isMarked() {
        if (!Files.exists(from)) {
            return false;
        }
        try (Session session = Database.connect(from)) {
            return creator.value()
                    .equals(
                            session.first(
                                    "SELECT v FROM sync_state, pragma_user_version"
                                            + " WHERE k = 'adoptedBy' AND user_version = ?",
                                    row -> row.getString(1),
                                    Schema.ADOPTED));
        }
    }

    /// Copies, rewrites and marks. The local file is of the current schema.
    void copyAndMark() {
        discard();
        marking(reader -> {
            copy();
            reached.accept(Step.COPIED);
            rewrite();
            reached.accept(Step.REWRITTEN);
            return this;
        });
        reached.accept(Step.MARKED);
    }

    /// Does something with the local file, which nobody writes to meanwhile, and marks it.
    <T> T marking(Function<Session, T> work) {
        try (Session writer = Database.connect(from)) {
            writer.execute("PRAGMA synchronous=FULL");
            writer.execute("BEGIN IMMEDIATE"); // nobody writes from here on
            return Database.inTransaction(
                    writer,
                    session -> {
                        T result = work.apply(session);
                        session.update(
                                "INSERT INTO sync_state(k, v) VALUES('adoptedBy', ?)",
                                creator.value());
                        session.execute("PRAGMA user_version=" + Schema.ADOPTED);
                        return result;
                    });
        }
    }

    private void copy() {
        try (Session reader = Database.connect(from)) {
            reader.update("VACUUM INTO ?", part.toAbsolutePath().toString());
        }
    }

    private void rewrite() {
        try (Session session = Database.connect(part)) {
            session.execute("BEGIN IMMEDIATE");
            Database.inTransaction(
                    session,
                    s -> {
                        rewrite(s);
                        return this;
                    });
            // a mode of the file itself; the copy has lost it
            session.execute("PRAGMA journal_mode=WAL");
        }
        force(part);
    }

    private void rewrite(Session session) {
        String old = Keys.partition(local);
        for (String table : TABLES) {
            session.update(
                    "UPDATE "
                            + table
                            + " SET pk = ? || substr(pk, length(?) + 1)"
                            + " WHERE pk = ? OR substr(pk, 1, length(?) + 1) = ? || '#'",
                    Keys.partition(creator),
                    old,
                    old,
                    old,
                    old);
        }
        for (String column : List.of("base_av", "overlay")) {
            for (Text item : texts(session, "item", "id", column)) {
                session.update(
                        "UPDATE item SET " + column + " = ? WHERE id = ?",
                        TypedJson.print(renamed(TypedJson.parse(item.text()))),
                        item.id());
            }
        }
        for (Text op : texts(session, "outbox", "ord", "patch")) {
            TreeMap<String, SortedMap<String, AttributeValue>> patch =
                    new TreeMap<>(TypedJson.parseNested(op.text()));
            patch.computeIfPresent("userId", (name, sides) -> renamed(sides));
            session.update(
                    "UPDATE outbox SET patch = ? WHERE ord = ?",
                    TypedJson.printNested(patch),
                    op.id());
        }
        new SharedVideos(session, creator).unite(theirs);
        session.update("INSERT INTO sync_state(k, v) VALUES('adoptedFrom', ?)", local.value());
    }

    private record Text(long id, String text) {}

    private List<Text> texts(Session session, String table, String id, String column) {
        return session.list(
                "SELECT "
                        + id
                        + ", "
                        + column
                        + " FROM "
                        + table
                        + " WHERE pk = ? AND sk = 'METADATA' AND "
                        + column
                        + " IS NOT NULL",
                row -> new Text(row.getLong(1), row.getString(2)),
                Keys.partition(creator));
    }

    /// The same with the new id wherever the old one stands.
    private SortedMap<String, AttributeValue> renamed(SortedMap<String, AttributeValue> values) {
        TreeMap<String, AttributeValue> all = new TreeMap<>(values);
        all.replaceAll((name, value) ->
                value.equals(AttributeValue.text(local.value()))
                        ? AttributeValue.text(creator.value())
                        : value);
        return all;
    }

    /// Gives the copy its name. May be called again.
    void nameCopy() {
        try {
            if (Files.exists(part)) {
                Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw unreachable(to, e);
        }
        reached.accept(Step.NAMED);
    }

    /// Puts the old file aside, where no program holds it open; else it stays where it is, and
    /// nobody opens it again. May be called again.
    void putOldAside() {
        if (!Files.exists(from)) {
            return;
        }
        try (Session session = Database.connect(from)) {
            session.first("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.getInt(1));
        } catch (LibraryException e) {
            return;
        }
        String name = String.valueOf(from.getFileName()).replaceFirst("\\.db$", ".adopted.db");
        try {
            Path log = beside("-wal");
            if (!Files.exists(log) || Files.size(log) == 0) {
                Files.move(from, from.resolveSibling(name), StandardCopyOption.ATOMIC_MOVE);
                Files.deleteIfExists(log);
                Files.deleteIfExists(beside("-shm"));
            }
        } catch (IOException e) {
            return; // such as on Windows, when a program holds it
        }
        reached.accept(Step.OLD_PUT_ASIDE);
    }

    private Path beside(String suffix) {
        return from.resolveSibling(from.getFileName() + suffix);
    }

    /// Removes a copy that was not finished.
    void discard() {
        for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
            Path file = part.resolveSibling(part.getFileName() + suffix);
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw unreachable(file, e);
            }
        }
    }

    private static void force(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            throw unreachable(file, e);
        }
    }

    private static LibraryException unreachable(Path file, IOException e) {
        return new LibraryException(
                Problem.UNREACHABLE,
                "The library " + file + " cannot be written: " + FileTrouble.words(e),
                e);
    }
}
