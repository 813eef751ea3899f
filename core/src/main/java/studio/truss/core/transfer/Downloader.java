package studio.truss.core.transfer;

import org.jspecify.annotations.Nullable;

import studio.truss.core.transfer.TransferProgress.Step;
import studio.truss.core.transfer.flow.FilePrint;
import studio.truss.core.transfer.flow.Flow;
import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectException.Kind;
import studio.truss.core.transfer.remote.ObjectStore;
import studio.truss.core.transfer.remote.StoredObject;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Fetches one file: into `NAME.part` beside its place, on from where an earlier run ended, and to
/// its place only when its hash is right. A file that stands there is never overwritten.
final class Downloader {
    /// So much is fetched before it is written down how far it is.
    private static final long MARK_BYTES = 8L << 20;

    private final TransferQueue queue;
    private final ObjectStore store;

    Downloader(TransferQueue queue, ObjectStore store) {
        this.queue = queue;
        this.store = store;
    }

    /// @return the size of the file
    /// @throws ObjectException also `CHECKSUM` when what arrived is not what was sent; nothing of
    ///   it is left then
    long fetch(Transfer transfer, TransferWork work) throws IOException {
        StoredObject there =
                store.head(transfer.objectKey())
                        .orElseThrow(() ->
                                new ObjectException(
                                        Kind.MISSING,
                                        "The file is not in the cloud (any more): "
                                                + transfer.objectKey(),
                                        null));
        String sha256 = expected(transfer, there);
        Path target = transfer.file();
        if (Files.exists(target)) {
            requireSame(target, there.size(), sha256, work);
            return there.size();
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path part = part(target);
        long have = begun(transfer, there, part);
        requireRoom(part, there.size() - have);
        queue.fetching(transfer, there.etag(), there.size(), have);
        receive(transfer, there, part, have, work);
        if (sha256 != null) {
            work.tell(Step.CHECKING, there.size(), there.size());
            check(part, sha256, work);
        }
        place(part, target);
        return there.size();
    }

    static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    private static @Nullable String expected(Transfer transfer, StoredObject there) {
        String known = transfer.sha256();
        String said = there.sha256();
        if (known != null && said != null && !known.equals(said)) {
            throw new TransferException(
                    "The cloud has another file there than the one that the library knows: "
                            + transfer.objectKey());
        }
        return known != null ? known : said;
    }

    private static void requireSame(
            Path target, long size, @Nullable String sha256, Flow.Check check) throws IOException {
        boolean same =
                Files.isRegularFile(target)
                        && Files.size(target) == size
                        && sha256 != null
                        && FilePrint.sha256(target, check).equals(sha256);
        if (!same) {
            throw occupied(target, null);
        }
    }

    private static TransferException occupied(Path target, @Nullable Throwable cause) {
        return new TransferException(
                "There is another file at "
                        + target
                        + ", which stays as it is. Move it away, or choose another folder.",
                cause);
    }

    /// How many bytes of the object are there from an earlier run.
    private static long begun(Transfer transfer, StoredObject there, Path part) throws IOException {
        if (!Files.exists(part)) {
            return 0;
        }
        long have = Files.size(part);
        if (there.etag().equals(transfer.etag()) && have <= there.size()) {
            return have;
        }
        Files.delete(part);
        return 0;
    }

    private static void requireRoom(Path part, long bytes) throws IOException {
        long room = Files.getFileStore(part.toAbsolutePath().getParent()).getUsableSpace();
        if (room < bytes) {
            throw new TransferException(
                    "The disk of "
                            + part.getParent()
                            + " has not enough room: "
                            + (bytes >> 20)
                            + " MB are needed and "
                            + (room >> 20)
                            + " MB are free.");
        }
    }

    private void receive(
            Transfer transfer, StoredObject there, Path part, long have, TransferWork work)
            throws IOException {
        Flow flow = work.flow(there.size());
        flow.count(have);
        try (FileChannel out =
                FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.position(have);
            Writer writer = new Writer(transfer, out, flow, have);
            if (have < there.size()) {
                store.get(transfer.objectKey(), have, there.etag(), writer::write);
            }
            if (out.position() != there.size()) {
                throw new ObjectException(
                        Kind.TRANSIENT, "The connection to the cloud broke off.", null);
            }
            out.force(true);
        }
    }

    private final class Writer {
        private final Transfer transfer;
        private final FileChannel out;
        private final Flow flow;
        private long marked;

        Writer(Transfer transfer, FileChannel out, Flow flow, long have) {
            this.transfer = transfer;
            this.out = out;
            this.flow = flow;
            this.marked = have;
        }

        void write(ByteBuffer data) throws IOException {
            flow.pass(data.remaining());
            while (data.hasRemaining()) {
                out.write(data);
            }
            if (out.position() - marked >= MARK_BYTES) {
                marked = out.position();
                queue.fetched(transfer.id(), marked);
            }
        }
    }

    private static void check(Path part, String sha256, Flow.Check check) throws IOException {
        if (!FilePrint.sha256(part, check).equals(sha256)) {
            Files.delete(part);
            throw new ObjectException(
                    Kind.CHECKSUM,
                    "What came from the cloud is not what was once sent there, so it was not"
                            + " kept.",
                    null);
        }
    }

    private static void place(Path part, Path target) throws IOException {
        try {
            Files.move(part, target);
        } catch (FileAlreadyExistsException e) {
            throw occupied(target, e);
        }
    }
}
