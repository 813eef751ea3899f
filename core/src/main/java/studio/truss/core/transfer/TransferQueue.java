package studio.truss.core.transfer;

import com.github.f4b6a3.ulid.UlidFactory;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.sqlite.Database;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.transfer.Transfer.Direction;
import studio.truss.core.transfer.Transfer.State;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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

    private <T extends @Nullable Object> T write(Function<TransferTable, T> work) {
        return database.write(s -> work.apply(new TransferTable(s, creator, clock.millis())));
    }

    private <T extends @Nullable Object> T read(Function<TransferTable, T> work) {
        return database.read(s -> work.apply(new TransferTable(s, creator, clock.millis())));
    }

    /// Asks for a transfer; durable when this returns. What is asked for already is not asked for
    /// twice, and what failed goes on where it was.
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
            Transfer before = t.latest(direction, objectKey, absolute);
            if (before != null && before.state() == State.DONE) {
                t.delete(before.id());
            } else if (before != null) {
                if (before.state() == State.FAILED) {
                    again(t, before.id());
                }
                return Objects.requireNonNull(t.find(before.id()));
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

    /// Lets what a process left under way that has ended, or was killed, wait again.
    ///
    /// @return whether a process is at the transfers now
    public boolean takeBack() {
        TransferLedger ledger = ledger();
        Optional<OwnerLock> own = ledger.tryOwn();
        own.ifPresent(lock -> {
            try (lock) {
                ledger.recover();
            }
        });
        return own.isEmpty();
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
                again(t, id);
            }
            return true;
        });
    }

    private static void again(TransferTable table, String id) {
        table.set(
                id, "state = 'WAITING', message = NULL, tries = 0, mismatches = 0, next_at = NULL");
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

    /// What the one process that does the work writes down.
    TransferLedger ledger() {
        return new TransferLedger(database, creator, clock);
    }
}
