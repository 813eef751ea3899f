package studio.truss.core.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import studio.truss.core.library.entity.Asset.Status;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.SyncClock;
import studio.truss.core.sync.SyncEngine;
import studio.truss.core.testing.FakeObjects;
import studio.truss.core.testing.FakeTable;
import studio.truss.core.transfer.Transfer.State;
import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectException.Kind;
import studio.truss.core.transfer.remote.StoredPart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

final class UploadTest {
    private static final String KEY = TransferStage.KEY;
    private static final int MIB = TransferStage.MIB;

    @TempDir private Path folder;
    private TransferStage stage;

    @BeforeEach
    void open() {
        stage = new TransferStage(folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /// A bucket that refuses each request that begins so, as often as that.
    private static final class Refusing extends FakeObjects {
        private final String request;
        private final Kind kind;
        private final AtomicInteger times;

        Refusing(String request, Kind kind, int times) {
            this.request = request;
            this.kind = kind;
            this.times = new AtomicInteger(times);
        }

        @Override
        protected void before(String asked) {
            if (asked.startsWith(request) && times.getAndDecrement() > 0) {
                throw new ObjectException(kind, "refused: " + kind, null);
            }
        }
    }

    private static List<String> parts(FakeObjects objects) {
        return objects.log().stream().filter(r -> r.startsWith("PART ")).toList();
    }

    @Test
    void smallFileGoesWithOneRequestAndTheItemSaysWhereItIs() throws IOException {
        byte[] content = TransferStage.bytes(300_000, 1);
        stage.video(content, Status.NEW);
        FakeObjects objects = new FakeObjects();

        stage.orders.upload(TransferStage.VIDEO);
        assertEquals(new TransferReport.Ran(1, 0, null, null), stage.run(objects));

        assertArrayEquals(content, objects.content(KEY));
        assertEquals(List.of("PUT " + KEY), objects.log());
        assertEquals(KEY, stage.asset().objectKey());
        assertEquals(Status.UPLOADED, stage.asset().status());
        assertEquals(State.DONE, stage.only().state());
        assertEquals(content.length, stage.only().bytesDone());
    }

    @Test
    void mirrorCarriesOnWhereTheFileIs() throws IOException {
        stage.video(TransferStage.bytes(10, 1), Status.NEW);
        FakeTable table = new FakeTable(stage.clock);
        SyncEngine mirror =
                new SyncEngine(stage.library, table, new SyncClock(stage.clock), "test");
        mirror.run(0, () -> false);
        stage.orders.upload(TransferStage.VIDEO);
        stage.run(new FakeObjects());
        assertEquals(1, stage.library.pendingChanges());
        mirror.run(0, () -> false);

        ItemKey key = Keys.of(TransferStage.CREATOR, new EntityKey.Asset(TransferStage.VIDEO));
        Item there = Objects.requireNonNull(table.get(List.of(key)).found().get(key));
        assertEquals(AttributeValue.text(KEY), there.get("objectKey"));
        assertEquals(AttributeValue.text("UPLOADED"), there.get("status"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYZING", "ANALYZED", "FAILED"})
    void uploadLeavesAloneHowFarTheAnalysisIs(Status status) throws IOException {
        stage.video(TransferStage.bytes(10, 1), status);
        stage.orders.upload(TransferStage.VIDEO);
        stage.run(new FakeObjects());

        assertEquals(KEY, stage.asset().objectKey());
        assertEquals(status, stage.asset().status());
    }

    @Test
    void largeFileGoesInParts() throws IOException {
        byte[] content = TransferStage.bytes(20 * MIB + 5, 2);
        stage.video(content, Status.ANALYZED);
        FakeObjects objects = new FakeObjects();

        stage.orders.upload(TransferStage.VIDEO);
        stage.run(objects);

        assertArrayEquals(content, objects.content(KEY));
        assertEquals(3, parts(objects).size());
        assertEquals(TransferStage.sha256(content), objects.head(KEY).orElseThrow().sha256());
        TransferProgress last = stage.heard.get(stage.heard.size() - 2);
        assertEquals(content.length, last.bytesDone());
        assertEquals(content.length, last.bytesTotal());
    }

    @Test
    void interruptedUploadGoesOnWithThePartsThatAreMissing() throws IOException {
        byte[] content = TransferStage.bytes(40 * MIB, 3);
        stage.video(content, Status.ANALYZED);
        FakeObjects objects = new Refusing("PART " + KEY + " 4", Kind.TRANSIENT, 2);

        stage.orders.upload(TransferStage.VIDEO);
        TransferReport.Ran first = stage.run(objects);
        assertNotNull(first.nextAt());
        assertEquals(State.WAITING, stage.only().state());
        assertEquals("refused: TRANSIENT", stage.only().message());
        assertTrue(stage.only().bytesDone() > 0);
        assertFalse(objects.has(KEY));
        assertNull(stage.asset().objectKey());

        assertEquals(1, stage.runAll(objects).done());
        assertArrayEquals(content, objects.content(KEY));
        assertEquals(5, parts(objects).size());
        assertEquals(5, Set.copyOf(parts(objects)).size());
    }

    @Test
    void waitThatAClockFarAheadNamedDoesNotOutliveThatClock() throws IOException {
        stage.video(TransferStage.bytes(2 * MIB, 3), Status.ANALYZED);
        FakeObjects objects = new Refusing("PUT " + KEY, Kind.TRANSIENT, 1);
        stage.orders.upload(TransferStage.VIDEO);
        Instant right = stage.clock.now;
        stage.clock.now = right.plus(Duration.ofDays(10));
        assertNotNull(stage.run(objects).nextAt());

        stage.clock.now = right;
        assertEquals(1, stage.run(objects).done());
    }

    @Test
    void uploadThatWasClearedAwayBeginsAnew() throws IOException {
        byte[] content = TransferStage.bytes(20 * MIB, 4);
        stage.video(content, Status.ANALYZED);
        FakeObjects objects = new Refusing("COMPLETE", Kind.TRANSIENT, 1);
        stage.orders.upload(TransferStage.VIDEO);
        stage.run(objects);
        objects.clearUploads();

        assertEquals(1, stage.runAll(objects).done());
        assertArrayEquals(content, objects.content(KEY));
        assertEquals(6, parts(objects).size());
    }

    @Test
    void answerThatGotLostDoesNotSendTheFileAgain() throws IOException {
        byte[] content = TransferStage.bytes(20 * MIB, 5);
        stage.video(content, Status.ANALYZED);
        AtomicInteger completions = new AtomicInteger();
        FakeObjects objects =
                new FakeObjects() {
                    @Override
                    public void complete(String key, String uploadId, List<StoredPart> parts) {
                        super.complete(key, uploadId, parts);
                        if (completions.getAndIncrement() == 0) {
                            throw new ObjectException(Kind.TRANSIENT, "no answer", null);
                        }
                    }
                };
        stage.orders.upload(TransferStage.VIDEO);
        stage.run(objects);
        assertEquals(1, stage.runAll(objects).done());

        assertEquals(3, parts(objects).size());
        assertEquals(KEY, stage.asset().objectKey());
    }

    @Test
    void whatTheBucketHasAlreadyIsNotSent() throws IOException {
        byte[] content = TransferStage.bytes(1_000, 6);
        stage.video(content, Status.ANALYZED);
        FakeObjects objects = new FakeObjects();
        objects.put(KEY, "video/mp4", content);

        stage.orders.upload(TransferStage.VIDEO);
        assertEquals(1, stage.run(objects).done());
        assertEquals(1, objects.log().size());
    }

    @Test
    void bucketThatNobodyMayListIsTakenForEmpty() throws IOException {
        stage.video(TransferStage.bytes(1_000, 6), Status.ANALYZED);
        FakeObjects objects = new Refusing("HEAD", Kind.DENIED, 1);
        stage.orders.upload(TransferStage.VIDEO);
        assertEquals(1, stage.run(objects).done());
    }

    @Test
    void fileThatChangesWhileItIsSentIsNotCompletedButSentAnew() throws IOException {
        byte[] content = TransferStage.bytes(20 * MIB, 7);
        byte[] edited = TransferStage.bytes(20 * MIB, 8);
        Path file = Files.write(folder.resolve("clip.mp4"), content);
        stage.clip("c1");
        FakeObjects objects =
                new FakeObjects() {
                    @Override
                    protected void before(String request) {
                        if (request.endsWith(" 3") && log().size() < 5) {
                            rewrite(file, edited);
                        }
                    }
                };
        stage.orders.upload(ClipId.of("c1"), file);
        stage.run(objects);
        assertEquals(State.WAITING, stage.only().state());
        assertFalse(objects.has("creators/u1/clips/c1.mp4"));

        assertEquals(1, stage.runAll(objects).done());
        assertArrayEquals(edited, objects.content("creators/u1/clips/c1.mp4"));
        assertEquals(0, objects.uploads());
        assertEquals("creators/u1/clips/c1.mp4", stage.objectKey("c1"));
    }

    private static void rewrite(Path file, byte[] content) {
        try {
            Files.write(file, content);
            Files.setLastModifiedTime(
                    file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 5_000));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void videoThatIsNotTheOneImportedIsNotSent() throws IOException {
        Path file = stage.video(TransferStage.bytes(1_000, 9), Status.ANALYZED);
        Files.write(file, TransferStage.bytes(1_000, 10));
        FakeObjects objects = new FakeObjects();
        stage.orders.upload(TransferStage.VIDEO);

        assertEquals(1, stage.run(objects).failed());
        assertEquals(List.of(), objects.log());
        assertTrue(stage.words().contains("not the video any more"));
    }

    @Test
    void mismatchIsTriedFromTheBeginningOnceAndThenSaid() throws IOException {
        stage.video(TransferStage.bytes(1_000, 11), Status.ANALYZED);
        stage.orders.upload(TransferStage.VIDEO);
        assertEquals(1, stage.runAll(new Refusing("PUT", Kind.CHECKSUM, 1)).done());

        stage.orders.upload(TransferStage.VIDEO);
        TransferReport.Ran ran = stage.runAll(new Refusing("PUT", Kind.CHECKSUM, 100));
        assertEquals(1, ran.failed());
        assertEquals(State.FAILED, stage.queue.list().getLast().state());
        assertEquals("refused: CHECKSUM", stage.queue.list().getLast().message());
    }

    @Test
    void endedSignInStopsAllAndTheyWait() throws IOException {
        stage.video(TransferStage.bytes(1_000, 12), Status.ANALYZED);
        Path file = Files.write(folder.resolve("clip.mp4"), TransferStage.bytes(100, 1));
        stage.clip("c1");
        stage.orders.upload(TransferStage.VIDEO);
        stage.orders.upload(ClipId.of("c1"), file);
        FakeObjects objects = new Refusing("", Kind.CREDENTIALS, 1);

        TransferReport.Ran ran = stage.run(objects);
        assertEquals("refused: CREDENTIALS", ran.stopped());
        assertEquals(
                List.of(State.WAITING, State.WAITING),
                stage.queue.list().stream().map(Transfer::state).toList());
        stage.runAll(objects);
        assertEquals(
                List.of(State.DONE, State.DONE),
                stage.queue.list().stream().map(Transfer::state).toList());
    }

    @Test
    void uploadThatIsPausedRestsAndGoesOn() throws IOException {
        byte[] content = TransferStage.bytes(20 * MIB, 13);
        stage.video(content, Status.ANALYZED);
        Transfer transfer = stage.orders.upload(TransferStage.VIDEO);
        AtomicBoolean pausing = new AtomicBoolean(true);
        FakeObjects objects =
                new FakeObjects() {
                    @Override
                    protected void before(String request) {
                        if (request.endsWith(" 2") && pausing.get()) {
                            stage.queue.pause(transfer.id());
                            stage.clock.now = stage.clock.now.plus(Duration.ofSeconds(1));
                        }
                    }
                };
        stage.run(objects);
        assertEquals(State.PAUSED, stage.only().state());
        assertFalse(objects.has(KEY));

        assertEquals(0, stage.run(objects).done());
        assertTrue(stage.queue.resume(transfer.id()));
        pausing.set(false);
        assertEquals(1, stage.run(objects).done());
        assertArrayEquals(content, objects.content(KEY));
        assertEquals(3, Set.copyOf(parts(objects)).size());
    }

    @Test
    void uploadThatIsCancelledLeavesNothingBehind() throws IOException {
        stage.video(TransferStage.bytes(20 * MIB, 14), Status.ANALYZED);
        Transfer transfer = stage.orders.upload(TransferStage.VIDEO);
        FakeObjects objects =
                new FakeObjects() {
                    @Override
                    protected void before(String request) {
                        if (request.endsWith(" 2")) {
                            stage.queue.cancel(transfer.id());
                            stage.clock.now = stage.clock.now.plus(Duration.ofSeconds(1));
                        }
                    }
                };
        stage.run(objects);

        assertEquals(List.of(), stage.queue.list());
        assertEquals(0, objects.uploads());
        assertFalse(objects.has(KEY));
        assertNull(stage.asset().objectKey());
    }

    @Test
    void programThatEndsLeavesWhatIsUnderWayToTheNext() throws IOException {
        byte[] content = TransferStage.bytes(20 * MIB, 15);
        stage.video(content, Status.ANALYZED);
        stage.orders.upload(TransferStage.VIDEO);
        FakeObjects objects = new FakeObjects();
        AtomicInteger pieces = new AtomicInteger();

        stage.desk(objects).run(() -> pieces.get() > 700, progress -> pieces.incrementAndGet());
        assertEquals(State.WAITING, stage.only().state());
        assertNull(stage.only().nextAt());
        assertEquals(1, stage.run(objects).done());
        assertArrayEquals(content, objects.content(KEY));
    }

    @Test
    void whatIsAskedForAlreadyIsNotAskedForTwice() throws IOException {
        stage.video(TransferStage.bytes(20 * MIB, 16), Status.ANALYZED);
        Transfer one = stage.orders.upload(TransferStage.VIDEO);
        assertEquals(one, stage.orders.upload(TransferStage.VIDEO));

        FakeObjects objects = new Refusing("PART " + KEY + " 3", Kind.DENIED, 1);
        stage.run(objects);
        assertEquals(State.FAILED, stage.only().state());
        assertEquals(one.id(), stage.orders.upload(TransferStage.VIDEO).id());
        assertEquals(1, stage.run(objects).done());
        assertEquals(3, parts(objects).size());

        stage.orders.upload(TransferStage.VIDEO);
        assertEquals(State.WAITING, stage.only().state());
    }

    @Test
    void limitHoldsForAllPartsTogether() throws IOException {
        byte[] content = TransferStage.bytes(20 * MIB, 17);
        stage.video(content, Status.ANALYZED);
        stage.orders.upload(TransferStage.VIDEO);
        stage.bandwidth.limit(2 * MIB);
        var begun = stage.clock.now;
        stage.run(new FakeObjects());

        long seconds = Duration.between(begun, stage.clock.now).toSeconds();
        assertTrue(seconds >= 9 && seconds <= 10, seconds + " s");
    }

    @Test
    void aClipThatEndsBeforeItStartsIsNotSentAndHoldsUpNoOther() throws IOException {
        stage.clip("bad", 15_000, 12_000);
        stage.clip("good");
        Path file = Files.write(folder.resolve("clip.mp4"), TransferStage.bytes(1_000, 3));
        Transfer bad = stage.orders.upload(ClipId.of("bad"), file);
        stage.orders.upload(ClipId.of("good"), file);
        List<String> sent = new CopyOnWriteArrayList<>();
        FakeObjects bucket =
                new FakeObjects() {
                    @Override
                    protected void before(String asked) {
                        sent.add(asked);
                    }
                };
        TransferReport.Ran ran = stage.run(bucket);
        assertEquals(1, ran.failed());
        assertEquals(1, ran.done());
        assertTrue(sent.stream().noneMatch(asked -> asked.contains("bad")), sent.toString());
        Transfer after =
                stage.queue.list().stream()
                        .filter(each -> each.id().equals(bad.id()))
                        .findFirst()
                        .orElseThrow();
        assertEquals(State.FAILED, after.state());
        assertTrue(String.valueOf(after.message()).contains("ends before it starts"));
        assertNotNull(stage.objectKey("good"));
    }
}
