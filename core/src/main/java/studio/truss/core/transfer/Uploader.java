package studio.truss.core.transfer;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.SourceFile;
import studio.truss.core.transfer.TransferProgress.Step;
import studio.truss.core.transfer.flow.FileChanged;
import studio.truss.core.transfer.flow.FilePrint;
import studio.truss.core.transfer.flow.FileRange;
import studio.truss.core.transfer.flow.Flow;
import studio.truss.core.transfer.flow.PartPlan;
import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectException.Kind;
import studio.truss.core.transfer.remote.ObjectStore;
import studio.truss.core.transfer.remote.StoredObject;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/// Sends one file. It is hashed before anything leaves, sent only as it was then, and not sent at
/// all where the bucket has it already.
final class Uploader {
    private final TransferQueue queue;
    private final ObjectStore store;
    private final ExecutorService threads;

    Uploader(TransferQueue queue, ObjectStore store, ExecutorService threads) {
        this.queue = queue;
        this.store = store;
        this.threads = threads;
    }

    /// @param expected the hash that the file must have; null for any
    /// @return the size of what the bucket has now
    /// @throws FileChanged when the file is no longer what was hashed
    long send(Transfer asked, @Nullable String expected, TransferWork work) throws IOException {
        SourceFile now = stamp(asked.file());
        Transfer transfer = asked;
        PartPlan plan = PartPlan.of(now.sizeBytes());
        boolean known =
                now.equals(transfer.stamp())
                        && queue.partHashes(transfer.id()).size() == plan.count();
        if (!known) {
            giveUp(transfer);
            transfer = print(transfer, now, work);
        }
        String sha256 = transfer.sha256();
        if (sha256 == null) {
            throw new IllegalStateException("hashed without a hash: " + transfer);
        }
        if (expected != null && !expected.equals(sha256)) {
            throw new TransferException(
                    "The file "
                            + transfer.file()
                            + " is not the video any more that was imported, so it was not"
                            + " uploaded.");
        }
        if (isThere(transfer.objectKey(), sha256, now.sizeBytes())) {
            return now.sizeBytes();
        }
        Flow flow = work.flow(now.sizeBytes());
        if (plan.isWhole()) {
            put(transfer, sha256, now, flow);
        } else {
            new PartsUpload(queue, store, threads, plan, now, flow).send(transfer, sha256);
        }
        return now.sizeBytes();
    }

    private Transfer print(Transfer transfer, SourceFile now, TransferWork work)
            throws IOException {
        work.tell(Step.READING, 0, now.sizeBytes());
        FilePrint print = FilePrint.of(now.path(), PartPlan.of(now.sizeBytes()), work);
        requireUnchanged(now);
        return queue.printed(transfer, now, print);
    }

    private void put(Transfer transfer, String sha256, SourceFile now, Flow flow)
            throws IOException {
        FileRange body = new FileRange(now.path(), 0, now.sizeBytes(), sha256, flow);
        store.put(transfer.objectKey(), ObjectKeys.contentType(transfer.objectKey()), body);
    }

    /// Where nobody may list the bucket, nothing and no leave look the same; sending will tell.
    private boolean isThere(String key, String sha256, long size) {
        try {
            Optional<StoredObject> there = store.head(key);
            return there.isPresent()
                    && there.get().size() == size
                    && sha256.equals(there.get().sha256());
        } catch (ObjectException e) {
            if (e.kind() != Kind.DENIED) {
                throw e;
            }
            return false;
        }
    }

    /// Tells the bucket that parts of an earlier file are not wanted.
    void giveUp(Transfer transfer) {
        String uploadId = transfer.uploadId();
        if (uploadId != null) {
            store.abort(transfer.objectKey(), uploadId);
        }
    }

    private static SourceFile stamp(Path file) throws IOException {
        SourceFile now;
        try {
            now = SourceFile.of(file);
        } catch (NoSuchFileException e) {
            throw new TransferException("There is no file " + file + " any more.", e);
        }
        if (now.sizeBytes() == 0) {
            throw new TransferException("The file " + file + " is empty.");
        }
        return now;
    }

    static void requireUnchanged(SourceFile stamp) throws IOException {
        if (!stamp.equals(SourceFile.of(stamp.path()))) {
            throw new FileChanged(stamp.path());
        }
    }
}
