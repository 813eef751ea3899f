package studio.truss.core.library.sqlite;

import com.github.f4b6a3.ulid.UlidCreator;

import studio.truss.core.library.DataFolder;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryException.Problem;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.media.FileTrouble;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/// The libraries of this machine: a file for each creator, and a note which of them is current. On
/// first use, before anyone signs in, a local creator is made up.
public final class LibraryFolder {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final Clock clock;

    public LibraryFolder(DataFolder data, Clock clock) {
        this.folder = data.libraries();
        this.clock = clock;
    }

    /// The library of the current creator.
    public SqliteLibrary openCurrent() {
        return open(current());
    }

    public SqliteLibrary open(CreatorId creator) {
        return SqliteLibrary.open(file(creator), creator, clock);
    }

    /// The file of a creator's library, whether it is there or not.
    public Path file(CreatorId creator) {
        StringBuilder name = new StringBuilder();
        for (byte b : creator.value().getBytes(StandardCharsets.UTF_8)) {
            boolean plain = Character.isLetterOrDigit(b) || b == '-' || b == '_';
            name.append(plain ? Character.toString(b) : String.format(Locale.ROOT, "%%%02x", b));
        }
        return folder.resolve(name + ".db");
    }

    /// Who the libraries' current creator is.
    public CreatorId current() {
        try {
            return Files.exists(note()) ? read() : first();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /// Makes another creator the current one.
    public void use(CreatorId creator) {
        try (OwnerLock _ = lock()) {
            write(creator);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private CreatorId first() throws IOException {
        try (OwnerLock _ = lock()) {
            if (Files.exists(note())) {
                return read();
            }
            CreatorId creator = CreatorId.local(UlidCreator.getUlid(clock.millis()).toString());
            write(creator);
            return creator;
        }
    }

    private CreatorId read() throws IOException {
        return new CreatorId(Files.readString(note()).strip());
    }

    /// Needs the lock.
    private void write(CreatorId creator) throws IOException {
        Path part = note().resolveSibling("current.part");
        try (FileChannel out =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(creator.value().getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
        Files.move(
                part, note(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path note() {
        return folder.resolve("current");
    }

    private OwnerLock lock() {
        return OwnerLock.acquire(folder.resolve("current.lock"), PATIENCE);
    }

    private LibraryException unreachable(IOException e) {
        return new LibraryException(
                Problem.UNREACHABLE,
                "The data folder "
                        + folder
                        + " cannot be used: "
                        + FileTrouble.words(e)
                        + " TRUSS_HOME names another.",
                e);
    }
}
