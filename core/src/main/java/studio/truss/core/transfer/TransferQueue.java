package studio.truss.core.transfer;

import com.github.f4b6a3.ulid.UlidFactory;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.Database;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.transfer.Transfer.Direction;
import studio.truss.core.transfer.Transfer.State;
import studio.truss.core.transfer.flow.FilePrint;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The transfers that are asked for, in the library's file, so that none is lost with the process.
/// Any process asks, pauses and cancels; the one that holds the queue's [OwnerLock] does the work.
/// Usable from any thread; every method may throw [studio.truss.core.library.LibraryException].
public final class TransferQueue {
    /// How long a transfer that has ended is remembered.
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String PAUSE = "PAUSE";
    private static final String CANCEL = "CANCEL";

    private final Database database;
    private final CreatorId creator;
    private final Clock clock;
    private final UlidFactory ids = UlidFactory.newMonotonicInstance();

    public TransferQueue(SqliteLibrary library, Clock clock) {
        this.database = library.database();
        this.creator = library.creator();
        this.clock = clock;
    }

    CreatorId creator() {
        return creator;
    }

    private <T extends @Nullable Object> T write(Function<TransferTable, T> work) {
        return database.write(s -> work.apply(new TransferTable(s, creator, clock.millis())));
    }

    private <T extends @Nullable Object> T read(Function<TransferTable, T> work) {
        return database.read(s -> work.apply(new TransferTable(s, creator, clock.millis())));
    }

    /// Asks for a transfer; durable when this returns. What is asked for already is not asked for
    /// twice.
    ///
    /// @param sha256 of the whole where it is known
    Transfer add(
            Direction direction,
            EntityKey item,
            Path file,
            String objectKey,
            @Nullable Long size,
            @Nullable String sha256) {
        Path absolute = file.toAbsolutePath().normalize();
        return write(t -> {
            t.deleteEnded(clock.millis() - KEPT.toMillis());
            Transfer open = t.open(direction, objectKey, absolute);
            if (open != null) {
                return open;
            }
            String id = ids.create(clock.millis()).toString();
            String sk = Keys.of(creator, item).sk();
            t.insert(id, direction, sk, absolute, objectKey, size, sha256);
            return Objects.requireNonNull(t.find(id));
        });
    }

    /// All that are remembered, in the order of asking.
    public List<Transfer> list() {
        return read(TransferTable::all);
    }

    public Optional<Transfer> find(String id) {
        return Optional.ofNullable(this.<@Nullable Transfer>read(t -> t.find(id)));
    }

    /// Lets a transfer rest, also one under way, which stops within a moment. False when it has
    /// ended.
    public boolean pause(String id) {
        return write(t -> {
            Transfer now = t.find(id);
            if (now == null || now.state().ended()) {
                return false;
            }
            if (now.state() == State.RUNNING) {
                t.set(id, "asked = COALESCE(asked, ?)", PAUSE);
            } else {
                t.set(id, "state = 'PAUSED'");
            }
            return true;
        });
    }

    /// Lets a transfer go on that was paused, and tries one again that failed. False when it is
    /// done or not there.
    public boolean resume(String id) {
        return write(t -> {
            Transfer now = t.find(id);
            if (now == null || now.state() == State.DONE) {
                return false;
            }
            if (now.state() == State.RUNNING) {
                t.set(id, "asked = CASE asked WHEN ? THEN NULL ELSE asked END", PAUSE);
            } else {
                t.set(
                        id,
                        "state = 'WAITING', message = NULL, tries = 0, mismatches = 0,"
                                + " next_at = NULL");
            }
            return true;
        });
    }

    /// Gives a transfer up, with what has come of it so far; one that has ended is forgotten. It
    /// leaves the list when the bucket has been told, at the next run. False when it is not there.
    public boolean cancel(String id) {
        return write(t -> {
            Transfer now = t.find(id);
            if (now == null) {
                return false;
            }
            boolean nothingYet =
                    now.uploadId() == null && now.etag() == null && now.state() != State.RUNNING;
            if (now.state() == State.DONE || nothingYet) {
                t.delete(id);
            } else {
                t.set(id, "asked = ?", CANCEL);
            }
            return true;
        });
    }

    /// Forgets those that are done.
    public void forgetDone() {
        write(t -> {
            t.all().stream()
                    .filter(transfer -> transfer.state() == State.DONE)
                    .forEach(transfer -> t.delete(transfer.id()));
            return creator;
        });
    }

    /// The lock of the one process that does the work.
    Optional<OwnerLock> tryOwn() {
        Path file = database.file();
        return OwnerLock.tryAcquire(file.resolveSibling(file.getFileName() + ".transfers.lock"));
    }

    // From here on: for the owner.

    void recover() {
        write(t -> {
            t.recover();
            return creator;
        });
    }

    /// The first that may be done now, made the caller's.
    @Nullable Transfer next() {
        return this.<@Nullable Transfer>write(t -> {
            Transfer due = t.due();
            if (due == null) {
                return null;
            }
            t.set(due.id(), "state = 'RUNNING', message = NULL");
            return t.find(due.id());
        });
    }

    @Nullable Transfer cancelled() {
        return this.<@Nullable Transfer>read(TransferTable::cancelled);
    }

    /// When the next one is to be tried; empty when none waits.
    Optional<Instant> nextAt() {
        Long at = this.<@Nullable Long>read(TransferTable::nextAt);
        return at == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }

    boolean pauseAsked(String id) {
        return PAUSE.equals(this.<@Nullable String>read(t -> t.asked(id)));
    }

    boolean cancelAsked(String id) {
        return CANCEL.equals(this.<@Nullable String>read(t -> t.asked(id)));
    }

    private Transfer set(String id, String set, @Nullable Object... values) {
        return write(t -> {
            t.set(id, set, values);
            return Objects.requireNonNull(t.find(id), "a transfer under way");
        });
    }

    void waits(String id) {
        set(id, "state = 'WAITING', next_at = NULL");
    }

    void waits(Transfer transfer, String message, Instant nextAt) {
        set(
                transfer.id(),
                "state = 'WAITING', message = ?, tries = tries + 1, next_at = ?",
                message,
                nextAt.toEpochMilli());
    }

    void paused(String id) {
        set(id, "state = 'PAUSED', asked = NULL, next_at = NULL");
    }

    void failed(String id, String message) {
        set(id, "state = 'FAILED', asked = NULL, message = ?, next_at = NULL", message);
    }

    void done(String id, long size) {
        set(
                id,
                "state = 'DONE', asked = NULL, message = NULL, next_at = NULL, upload_id = NULL,"
                        + " etag = NULL, size = ?, bytes_done = ?",
                size,
                size);
    }

    void delete(String id) {
        write(t -> {
            t.delete(id);
            return creator;
        });
    }

    /// Up: the file as it is now, with its hashes; nothing of it is in the bucket.
    Transfer printed(Transfer transfer, SourceFile stamp, FilePrint print) {
        return write(t -> {
            t.putParts(transfer.id(), print.parts());
            t.set(
                    transfer.id(),
                    "size = ?, modified_at = ?, sha256 = ?, upload_id = NULL, bytes_done = 0",
                    stamp.sizeBytes(),
                    stamp.modifiedAt().toEpochMilli(),
                    print.sha256());
            return Objects.requireNonNull(t.find(transfer.id()));
        });
    }

    Transfer unprinted(Transfer transfer) {
        return set(transfer.id(), "modified_at = NULL, bytes_done = 0");
    }

    Transfer mismatched(Transfer transfer) {
        return set(transfer.id(), "mismatches = mismatches + 1");
    }

    /// @param uploadId null where the one that was begun is gone
    Transfer uploading(Transfer transfer, @Nullable String uploadId) {
        return write(t -> {
            t.noneStored(transfer.id());
            t.set(transfer.id(), "upload_id = ?, bytes_done = 0", uploadId);
            return Objects.requireNonNull(t.find(transfer.id()));
        });
    }

    /// The hash of each part, by number.
    List<String> partHashes(String id) {
        return List.copyOf(read(t -> t.partHashes(id)).values());
    }

    void partStored(String id, int number, String etag, long bytesDone) {
        write(t -> {
            t.stored(id, number, etag);
            t.set(id, "tries = 0, bytes_done = max(bytes_done, ?)", bytesDone);
            return creator;
        });
    }

    /// Down: the object whose bytes are fetched.
    Transfer fetching(Transfer transfer, String etag, long size, long bytesDone) {
        return set(transfer.id(), "etag = ?, size = ?, bytes_done = ?", etag, size, bytesDone);
    }

    void fetched(String id, long bytesDone) {
        set(id, "tries = 0, bytes_done = ?", bytesDone);
    }
}
