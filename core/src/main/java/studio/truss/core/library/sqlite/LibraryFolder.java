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
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The libraries of this machine: a file for each creator, and a note which of them is current. On
/// first use, before anyone signs in, a local creator is made up.
public final class LibraryFolder {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// Longer than any creator's id that makes the name of a file.
    private static final int NOTE_MAX = 250;

    private static final Pattern LOCAL = Pattern.compile("local-[0-9A-Za-z]{1,32}");

    /// Ids of creators as user pools and identity pools give them.
    private static final Pattern POOLS =
            Pattern.compile("([a-z0-9-]{1,32}:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path folder;
    private final LibraryFiles files;
    private final Clock clock;
    private final Consumer<Adoption.Step> reached;

    public LibraryFolder(DataFolder data, Clock clock) {
        this(data, clock, step -> {});
    }

    LibraryFolder(DataFolder data, Clock clock, Consumer<Adoption.Step> reached) {
        this.folder = data.libraries();
        this.files = new LibraryFiles(folder);
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
        return files.file(creator);
    }

    /// Who the libraries' current creator is.
    public CreatorId current() {
        try {
            if (Files.exists(adopting())) {
                try (OwnerLock _ = lock()) {
                    settleAdoption();
                }
            }
            Optional<CreatorId> noted = noted();
            return noted.isPresent() ? noted.get() : unnoted();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    public boolean isCurrent(CreatorId creator) {
        return known().equals(Optional.of(creator));
    }

    /// As [#current]; empty where the note is damaged and there are several libraries. Signing in,
    /// or opening the local one, is the way out of that.
    private Optional<CreatorId> known() {
        try {
            return Optional.of(current());
        } catch (LibraryException e) {
            if (e.problem() == Problem.DAMAGED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// Makes another creator the current one.
    public void use(CreatorId creator) {
        try (OwnerLock _ = lock()) {
            begin(creator);
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
        Optional<CreatorId> current = known();
        return current.filter(CreatorId::isLocal).map(this::file).filter(Files::exists).isPresent()
                && !Files.exists(file(creator));
    }

    /// The machine's library that nobody has signed in to and nobody has taken over.
    public Optional<CreatorId> local() {
        Optional<CreatorId> current = known();
        if (current.isPresent() && current.get().isLocal()) {
            return current;
        }
        try {
            return files.creators().stream().filter(CreatorId::isLocal).findFirst();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /// As [#adopt], but a local library stays what it is, for itself.
    public Adopted keepApart(CreatorId creator) {
        boolean first = wouldTakeOver(creator);
        if (isCurrent(creator)) {
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
        Optional<CreatorId> known = known();
        try (OwnerLock _ = lock()) {
            if (known.isEmpty()) {
                begin(creator);
                return Adopted.SWITCHED;
            }
            CreatorId current = known.get();
            if (current.equals(creator)) {
                return Adopted.SAME;
            }
            if (!current.isLocal() || Files.exists(file(creator)) || !Files.exists(file(current))) {
                begin(creator);
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

    /// What came of joining a machine's own library to its creator's.
    ///
    /// @param videos that were brought
    /// @param shared videos that both had
    /// @param clips that were brought
    public record Joined(int videos, int shared, int clips) {}

    /// Brings what is in the local library that was kept apart into a creator's, which is current
    /// from then on; the local file is put aside as after [#adopt]. A process that ends meanwhile
    /// leaves both, and joining them again brings nothing twice.
    ///
    /// @throws LibraryException `MISSING` where no library was kept apart
    public Joined join(CreatorId creator) {
        CreatorId local =
                local().orElseThrow(() ->
                        new LibraryException(
                                Problem.MISSING, "No library of this machine was kept apart."));
        try (OwnerLock _ = lock()) {
            open(local).close(); // brings it to the current schema
            Adoption adoption = adoption(local, creator, List.of());
            Joined joined;
            try (SqliteLibrary to = open(creator)) {
                joined = adoption.marking(from -> to.join(from));
            }
            write(creator);
            adoption.putOldAside();
            return joined;
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

    /// Who is current where the note does not say so: somebody new on a new machine. Where there
    /// are libraries the note is lost or damaged, and none is begun beside them.
    private CreatorId unnoted() throws IOException {
        try (OwnerLock _ = lock()) {
            Optional<CreatorId> noted = noted();
            if (noted.isPresent()) {
                return noted.get(); // another process was faster
            }
            List<CreatorId> found = files.creators();
            if (found.size() > 1) {
                throw new LibraryException(
                        Problem.DAMAGED,
                        "Which library is open is not known any more: "
                                + note()
                                + " is empty or damaged, and there are the libraries of "
                                + found.stream()
                                        .map(CreatorId::value)
                                        .collect(Collectors.joining(", "))
                                + ". truss login opens yours, truss account --local the one of"
                                + " this machine.");
            }
            CreatorId creator =
                    found.isEmpty()
                            ? CreatorId.local(UlidCreator.getUlid(clock.millis()).toString())
                            : found.getFirst();
            write(creator);
            return creator;
        }
    }

    /// The creator of the note; empty where it is missing, or no text of ours.
    private Optional<CreatorId> noted() throws IOException {
        if (!Files.exists(note())) {
            return Optional.empty();
        }
        String text;
        try (InputStream in = Files.newInputStream(note())) {
            text = new String(in.readNBytes(NOTE_MAX), StandardCharsets.UTF_8).strip();
        }
        if (text.isEmpty() || text.indexOf('#') >= 0 || text.length() >= NOTE_MAX) {
            return Optional.empty();
        }
        CreatorId creator = new CreatorId(text);
        // a library is made before it is noted; the first one, and one that its owner deleted to
        // fetch it anew, is made when it is opened
        boolean ours =
                Files.exists(file(creator))
                        || POOLS.matcher(text).matches()
                        || (LOCAL.matcher(text).matches() && files.creators().isEmpty());
        return ours ? Optional.of(creator) : Optional.empty();
    }

    /// Makes a creator current whose library is there, or is made. Needs the lock.
    private void begin(CreatorId creator) throws IOException {
        if (!Files.exists(file(creator))) {
            open(creator).close();
        }
        write(creator);
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
