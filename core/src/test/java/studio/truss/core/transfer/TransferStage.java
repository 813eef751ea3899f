package studio.truss.core.transfer;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.testing.FakeObjects;
import studio.truss.core.transfer.flow.Bandwidth;
import studio.truss.core.transfer.remote.Hashes;
import studio.truss.core.transfer.remote.ObjectStore;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A library with its transfers, a bucket in memory, and a clock that stands.
final class TransferStage implements AutoCloseable {
    static final CreatorId CREATOR = CreatorId.of("u1");
    static final VideoId VIDEO = VideoId.of("v1");
    static final String KEY = "creators/u1/assets/v1/My_stream.mp4";
    static final int MIB = 1 << 20;

    final Time clock = new Time();
    final Path folder;
    final SqliteLibrary library;
    final TransferQueue queue;
    final TransferOrders orders;
    final List<TransferProgress> heard = Collections.synchronizedList(new ArrayList<>());
    final Bandwidth bandwidth =
            new Bandwidth(() -> clock.now.toEpochMilli() * 1_000_000, this::sleep);
    private final ExecutorService threads = Executors.newFixedThreadPool(3);

    /// A clock that is moved by hand.
    static final class Time extends Clock {
        volatile Instant now = Instant.parse("2026-11-27T05:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    TransferStage(Path folder) {
        this.folder = folder;
        library = SqliteLibrary.open(folder.resolve("u1.db"), CREATOR, clock);
        queue = new TransferQueue(library, clock);
        orders = new TransferOrders(library, queue);
    }

    private synchronized void sleep(Duration time) {
        clock.now = clock.now.plus(time);
    }

    static byte[] bytes(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) {
        return Hashes.hex(Hashes.sha256().digest(bytes));
    }

    /// A video of that content in the library, and its file.
    Path video(byte[] content, Asset.Status status) throws IOException {
        Path file = Files.write(folder.resolve("My stream.mp4"), content);
        library.create(asset(content, status, null));
        library.sourceSeen(VIDEO, SourceFile.of(file));
        return file;
    }

    static Asset asset(byte[] content, Asset.Status status, @Nullable String objectKey) {
        return new Asset(
                VIDEO,
                "My stream",
                "local",
                "My stream.mp4",
                sha256(content),
                (long) content.length,
                null,
                null,
                null,
                null,
                objectKey,
                status,
                Set.of(),
                "2026-11-27T04:00:00.000Z",
                null);
    }

    Asset asset() {
        return Asset.of(Objects.requireNonNull(library.get(new EntityKey.Asset(VIDEO))));
    }

    /// A clip in the library.
    void clip(String id) {
        clip(id, 0, 1_000);
    }

    void clip(String id, long startMs, long endMs) {
        library.create(
                new Clip(
                        ClipId.of(id),
                        VIDEO,
                        null,
                        startMs,
                        endMs,
                        id,
                        null,
                        null,
                        Set.of(),
                        new BigDecimal("50"),
                        null,
                        1L,
                        null,
                        null,
                        null,
                        Clip.Status.RENDERED,
                        null,
                        null,
                        "2026-11-27T04:00:00.000Z",
                        null));
    }

    @Nullable String objectKey(String clip) {
        return Clip.of(Objects.requireNonNull(library.get(new EntityKey.Clip(ClipId.of(clip)))))
                .objectKey();
    }

    TransferDesk desk(ObjectStore store) {
        return new TransferDesk(library, queue, store, bandwidth, threads, clock, new Random(1));
    }

    TransferReport.Ran run(FakeObjects store) {
        return (TransferReport.Ran) desk(store).run(() -> false, heard::add);
    }

    /// Runs at the times that the reports name, until nothing waits.
    TransferReport.Ran runAll(FakeObjects store) {
        TransferReport.Ran ran = run(store);
        for (int i = 0; ran.nextAt() != null && i < 50; i++) {
            clock.now = ran.nextAt().plusMillis(1);
            ran = run(store);
        }
        return ran;
    }

    Transfer only() {
        List<Transfer> all = queue.list();
        if (all.size() != 1) {
            throw new AssertionError("not one transfer: " + all);
        }
        return all.getFirst();
    }

    /// What is said of the only one.
    String words() {
        return String.valueOf(only().message());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        library.close();
    }
}
