package studio.truss.core.library.sqlite;

import com.github.f4b6a3.ulid.UlidCreator;

import studio.truss.core.library.DataFolder;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.LibraryException.Problem;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The libraries of this machine: a file for each creator, and a note which of them is current. On
/// first use, before anyone signs in, a local creator is made up.
public final class LibraryFolder {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final Clock clock;
    private final Consumer<Adoption.Step> reached;

    public LibraryFolder(DataFolder data, Clock clock) {
        this(data, clock, step -> {});
    }

    LibraryFolder(DataFolder data, Clock clock, Consumer<Adoption.Step> reached) {
        this.folder = data.libraries();
        this.clock = clock;
        this.reached = reached;
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
            if (Files.exists(adopting())) {
                try (OwnerLock _ = lock()) {
                    settleAdoption();
                }
            }
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

    /// What came of a creator's sign-in.
    public enum Adopted {
        /// The local library is the creator's now, with all that was in it.
        TAKEN_OVER,
        /// The creator has a library on this machine, which is current now; the local one stays.
        SWITCHED,
        /// The creator begins a library on this machine; the local one stays what it is.
        KEPT_APART,
        /// It was the creator's already.
        SAME
    }

    /// Whether the local library is current and this creator has none here, so that [#adopt] would
    /// take it over.
    public boolean wouldTakeOver(CreatorId creator) {
        CreatorId current = current();
        return current.isLocal() && !Files.exists(file(creator)) && Files.exists(file(current));
    }

    /// The machine's library that nobody has signed in to and nobody has taken over.
    public Optional<CreatorId> local() {
        CreatorId current = current();
        if (current.isLocal()) {
            return Optional.of(current);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("local-[0-9A-Za-z]+\\.db"))
                    .map(name -> new CreatorId(name.substring(0, name.length() - ".db".length())))
                    .filter(this::isFree)
                    .sorted(Comparator.comparing(CreatorId::value))
                    .findFirst();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /// Whether nobody has taken the library over: the old file stays in its place where it could
    /// not be moved.
    private boolean isFree(CreatorId local) {
        try (Session session = Database.connect(file(local))) {
            return session.number("SELECT user_version FROM pragma_user_version") != Schema.ADOPTED;
        }
    }

    /// As [#adopt], but a local library stays what it is, for itself.
    public Adopted keepApart(CreatorId creator) {
        boolean first = wouldTakeOver(creator);
        if (current().equals(creator)) {
            return Adopted.SAME;
        }
        use(creator);
        return first ? Adopted.KEPT_APART : Adopted.SWITCHED;
    }

    public Adopted adopt(CreatorId creator) {
        return adopt(creator, List.of());
    }

    /// Makes a creator who signed in the current one. The first one's library is the local one,
    /// taken over in a step that is done wholly or not at all; its old file stays beside it, as
    /// `*.adopted.db`. Who has the local library open can only read it from then on.
    ///
    /// @param theirs the videos of the creator's partition; one of the same content that the local
    ///   library has too becomes one with it, under the partition's id
    public Adopted adopt(CreatorId creator, List<Item> theirs) {
        if (creator.isLocal()) {
            throw new IllegalArgumentException("nobody signs in as " + creator);
        }
        CreatorId current = current();
        try (OwnerLock _ = lock()) {
            if (current.equals(creator)) {
                return Adopted.SAME;
            }
            if (!current.isLocal() || Files.exists(file(creator)) || !Files.exists(file(current))) {
                write(creator);
                return Adopted.SWITCHED;
            }
            open(current).close(); // brings it to the current schema
            write(adopting(), current + "\n" + creator);
            adoption(current, creator, theirs).copyAndMark();
            settleAdoption();
            return Adopted.TAKEN_OVER;
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private Adoption adoption(CreatorId local, CreatorId creator, List<Item> theirs) {
        return new Adoption(file(local), local, file(creator), creator, theirs, reached);
    }

    /// Ends an adoption that was begun: forwards where the local file is marked, else backwards.
    /// Needs the lock.
    private void settleAdoption() throws IOException {
        if (!Files.exists(adopting())) {
            return; // another process was faster
        }
        List<String> both = Files.readAllLines(adopting());
        CreatorId creator = new CreatorId(both.getLast());
        Adoption adoption = adoption(new CreatorId(both.getFirst()), creator, List.of());
        if (adoption.isMarked()) {
            adoption.nameCopy();
            write(creator);
            adoption.putOldAside();
        } else {
            adoption.discard();
        }
        Files.deleteIfExists(adopting());
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
        write(note(), creator.value());
    }

    private static void write(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel out =
                FileChannel.open(
                        part,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            out.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path adopting() {
        return folder.resolve("adopting");
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
