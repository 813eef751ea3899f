package studio.truss.core.transfer;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.sqlite.Database;
import studio.truss.core.transfer.flow.FilePrint;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// The queue as its owner sees it: what is to be done next, and how far it is. Each call is one
/// transaction, durable when it returns. Any thread.
final class TransferLedger {
    private final Database database;
    private final CreatorId creator;
    private final Clock clock;

    TransferLedger(Database database, CreatorId creator, Clock clock) {
        this.database = database;
        this.creator = creator;
        this.clock = clock;
    }

    private <T extends @Nullable Object> T write(Function<TransferTable, T> work) {
        return database.write(s -> work.apply(new TransferTable(s, creator, clock.millis())));
    }

    private <T extends @Nullable Object> T read(Function<TransferTable, T> work) {
        return database.read(s -> work.apply(new TransferTable(s, creator, clock.millis())));
    }

    /// The lock of the one process that does the work.
    Optional<OwnerLock> tryOwn() {
        Path file = database.file();
        return OwnerLock.tryAcquire(file.resolveSibling(file.getFileName() + ".transfers.lock"));
    }

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

    /// How often it was tried in vain.
    int tries(String id) {
        Transfer transfer = this.<@Nullable Transfer>read(t -> t.find(id));
        return transfer == null ? 0 : transfer.tries();
    }

    /// When the next one is to be tried; empty when none waits.
    Optional<Instant> nextAt() {
        Long at = this.<@Nullable Long>read(TransferTable::nextAt);
        return at == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at));
    }

    boolean pauseAsked(String id) {
        return "PAUSE".equals(this.<@Nullable String>read(t -> t.asked(id)));
    }

    boolean cancelAsked(String id) {
        return "CANCEL".equals(this.<@Nullable String>read(t -> t.asked(id)));
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
