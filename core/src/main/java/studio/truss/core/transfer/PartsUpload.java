package studio.truss.core.transfer;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.SourceFile;
import studio.truss.core.transfer.flow.FileRange;
import studio.truss.core.transfer.flow.Flow;
import studio.truss.core.transfer.flow.PartPlan;
import studio.truss.core.transfer.flow.TransferStop;
import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectException.Kind;
import studio.truss.core.transfer.remote.ObjectStore;
import studio.truss.core.transfer.remote.StoredPart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/// Sends a file in parts, a few at a time. What the bucket lists of an earlier run is not sent
/// again; an upload that is gone is begun anew.
final class PartsUpload {
    private static final int AT_ONCE = 3;

    private final TransferQueue queue;
    private final ObjectStore store;
    private final ExecutorService threads;
    private final PartPlan plan;
    private final SourceFile file;
    private final Flow flow;

    PartsUpload(
            TransferQueue queue,
            ObjectStore store,
            ExecutorService threads,
            PartPlan plan,
            SourceFile file,
            Flow flow) {
        this.queue = queue;
        this.store = store;
        this.threads = threads;
        this.plan = plan;
        this.file = file;
        this.flow = flow;
    }

    /// The parts that are in the bucket, and the bytes of them.
    private static final class Stored {
        private final SortedMap<Integer, StoredPart> parts = new TreeMap<>();
        private long bytes;

        synchronized long add(StoredPart part) {
            parts.put(part.number(), part);
            bytes += part.size();
            return bytes;
        }

        synchronized boolean has(int number) {
            return parts.containsKey(number);
        }

        synchronized List<StoredPart> all() {
            return List.copyOf(parts.values());
        }
    }

    void send(Transfer asked, String sha256) throws IOException {
        List<String> hashes = queue.partHashes(asked.id());
        Transfer transfer = asked;
        Stored stored = new Stored();
        String uploadId = transfer.uploadId();
        if (uploadId != null && !resume(transfer, uploadId, hashes, stored)) {
            uploadId = null;
        }
        if (uploadId == null) {
            String key = transfer.objectKey();
            uploadId = store.begin(key, ObjectKeys.contentType(key), sha256);
            queue.uploading(transfer, uploadId);
        }
        try {
            missing(transfer, uploadId, hashes, stored);
            Uploader.requireUnchanged(file);
            flow.check();
            store.complete(transfer.objectKey(), uploadId, stored.all());
        } catch (ObjectException e) {
            if (e.kind() == Kind.INVALID) {
                store.abort(transfer.objectKey(), uploadId);
            }
            if (e.kind() == Kind.UPLOAD_GONE || e.kind() == Kind.INVALID) {
                // the next try begins anew, unless the object turns out to be there
                queue.uploading(transfer, null);
            }
            throw e;
        }
    }

    /// Takes over what the bucket lists of an upload.
    ///
    /// @return false when the upload is gone
    private boolean resume(Transfer transfer, String uploadId, List<String> hashes, Stored stored) {
        try {
            int after = 0;
            boolean more = true;
            while (more) {
                StoredPart.Page page = store.parts(transfer.objectKey(), uploadId, after);
                for (StoredPart part : page.parts()) {
                    if (isOurs(part, hashes)) {
                        // the bucket may not say the hash, and completing needs it
                        String hash = hashes.get(part.number() - 1);
                        StoredPart known =
                                new StoredPart(part.number(), part.size(), part.etag(), hash);
                        flow.count(part.size());
                        long bytes = stored.add(known);
                        queue.partStored(transfer.id(), part.number(), part.etag(), bytes);
                    }
                    after = part.number();
                }
                more = page.more() && !page.parts().isEmpty();
            }
            return true;
        } catch (ObjectException e) {
            if (e.kind() != Kind.UPLOAD_GONE) {
                throw e;
            }
            return false;
        }
    }

    /// Each part was compared with its hash when it arrived, and the file is the same as then.
    private boolean isOurs(StoredPart part, List<String> hashes) {
        return part.number() <= plan.count()
                && part.size() == plan.sizeOf(part.number())
                && (part.sha256() == null || part.sha256().equals(hashes.get(part.number() - 1)));
    }

    private void missing(Transfer transfer, String uploadId, List<String> hashes, Stored stored)
            throws IOException {
        Queue<Integer> todo = new ConcurrentLinkedQueue<>();
        for (int number = 1; number <= plan.count(); number++) {
            if (!stored.has(number)) {
                todo.add(number);
            }
        }
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        List<Future<?>> senders = new ArrayList<>();
        for (int i = 0; i < Math.min(AT_ONCE, todo.size()); i++) {
            senders.add(
                    threads.submit(() -> {
                        for (Integer next = todo.poll();
                                next != null && failure.get() == null;
                                next = todo.poll()) {
                            try {
                                part(transfer, uploadId, next, hashes.get(next - 1), stored);
                            } catch (IOException | RuntimeException e) {
                                failure.compareAndSet(null, e);
                            }
                        }
                    }));
        }
        for (Future<?> sender : senders) {
            await(sender, failure);
        }
        switch (failure.get()) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(failure.get());
        }
    }

    private static void await(Future<?> sender, AtomicReference<@Nullable Exception> failure) {
        boolean interrupted = false;
        while (!sender.isDone()) {
            try {
                sender.get();
            } catch (InterruptedException e) {
                interrupted = true;
                failure.compareAndSet(null, new TransferStop(TransferStop.Why.CLOSED));
                sender.cancel(true);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a sender of parts died", e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void part(Transfer transfer, String uploadId, int number, String sha256, Stored stored)
            throws IOException {
        flow.check();
        Uploader.requireUnchanged(file);
        long size = plan.sizeOf(number);
        FileRange body = new FileRange(file.path(), plan.from(number), size, sha256, flow);
        String etag;
        boolean arrived = false;
        try {
            etag = store.putPart(transfer.objectKey(), uploadId, number, body);
            arrived = true;
        } finally {
            if (!arrived) {
                body.takeBack();
            }
        }
        long bytes = stored.add(new StoredPart(number, size, etag, sha256));
        queue.partStored(transfer.id(), number, etag, bytes);
    }
}
