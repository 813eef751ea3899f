package studio.truss.platform.aws.objects;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.transfer.TransferDesk;
import studio.truss.core.transfer.TransferOrders;
import studio.truss.core.transfer.TransferQueue;
import studio.truss.core.transfer.TransferReport;
import studio.truss.core.transfer.flow.Bandwidth;
import studio.truss.core.transfer.remote.ObjectStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A library with one video on this machine, and its transfers.
final class Upload implements AutoCloseable {
    static final VideoId VIDEO = VideoId.of("v1");
    static final String KEY = "creators/u1/assets/v1/stream.mp4";
    static final int SIZE = 36 << 20;
    static final int PARTS = 5;

    final SqliteLibrary library;
    final TransferQueue queue;
    final TransferOrders orders;
    final Bandwidth bandwidth = new Bandwidth();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Upload(Path folder) {
        library =
                SqliteLibrary.open(folder.resolve("u1.db"), CreatorId.of("u1"), Clock.systemUTC());
        queue = new TransferQueue(library, Clock.systemUTC());
        orders = new TransferOrders(library, queue);
    }

    static byte[] content() {
        byte[] content = new byte[SIZE];
        new Random(7).nextBytes(content);
        return content;
    }

    /// Makes the video and asks for its upload.
    void order(Path folder) throws IOException {
        Path file = Files.write(folder.resolve("stream.mp4"), content());
        asset(null);
        library.sourceSeen(VIDEO, SourceFile.of(file));
        orders.upload(VIDEO);
    }

    void asset(@Nullable String objectKey) {
        library.create(
                new Asset(
                        VIDEO,
                        "A stream",
                        "local",
                        "stream.mp4",
                        null,
                        (long) SIZE,
                        null,
                        null,
                        null,
                        null,
                        objectKey,
                        Asset.Status.ANALYZED,
                        Set.of(),
                        "2026-11-27T04:00:00.000Z",
                        null));
    }

    TransferReport.Ran run(ObjectStore store) {
        TransferDesk desk =
                new TransferDesk(library, queue, store, bandwidth, threads, Clock.systemUTC());
        return (TransferReport.Ran) desk.run(() -> false, progress -> {});
    }

    @Override
    public void close() {
        threads.shutdownNow();
        library.close();
    }
}
