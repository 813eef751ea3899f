package studio.truss.core.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.entity.Asset.Status;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.testing.FakeObjects;
import studio.truss.core.transfer.Transfer.State;
import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectException.Kind;
import studio.truss.core.transfer.remote.StoredObject;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

final class DownloadTest {
    private static final String KEY = TransferStage.KEY;
    private static final byte[] CONTENT = TransferStage.bytes(10 * TransferStage.MIB + 7, 1);

    @TempDir private Path folder;
    private TransferStage stage;
    private Path target;
    private Path part;

    @BeforeEach
    void open() {
        stage = new TransferStage(folder);
        stage.library.create(TransferStage.asset(CONTENT, Status.ANALYZED, KEY));
        target = folder.resolve("back/My stream.mp4");
        part = folder.resolve("back/My stream.mp4.part");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Transfer order() {
        return stage.orders.download(TransferStage.VIDEO, folder.resolve("back"));
    }

    private static <T extends FakeObjects> T holding(T objects, byte[] content) {
        objects.put(KEY, "video/mp4", content);
        return objects;
    }

    /// A bucket whose line breaks at a byte, once.
    private static final class Breaking extends FakeObjects {
        private final long at;
        private boolean broken;

        Breaking(long at) {
            this.at = at;
        }

        @Override
        protected void beforePiece(String key, long from) {
            if (from >= at && !broken) {
                broken = true;
                throw new ObjectException(Kind.TRANSIENT, "broke off", null);
            }
        }
    }

    /// A bucket that gives other bytes than it was given, so many times.
    private static final class Rotten extends FakeObjects {
        private final AtomicInteger times;

        Rotten(int times) {
            this.times = new AtomicInteger(times);
        }

        @Override
        public void get(String key, long from, @Nullable String etag, Sink sink)
                throws IOException {
            boolean rotten = times.getAndDecrement() > 0;
            super.get(
                    key,
                    from,
                    etag,
                    data -> {
                        byte[] piece = new byte[data.remaining()];
                        data.get(piece);
                        piece[0] ^= (byte) (rotten ? 1 : 0);
                        sink.write(ByteBuffer.wrap(piece));
                    });
        }
    }

    private static List<String> gets(FakeObjects objects) {
        return objects.log().stream().filter(r -> r.startsWith("GET ")).toList();
    }

    @Test
    void videoComesBackAndIsKnownToLieThere() throws IOException {
        order();
        assertEquals(1, stage.run(holding(new FakeObjects(), CONTENT)).done());

        assertArrayEquals(CONTENT, Files.readAllBytes(target));
        assertFalse(Files.exists(part));
        assertEquals(target, stage.library.sourceFiles(TransferStage.VIDEO).getFirst().path());
        assertEquals(State.DONE, stage.only().state());
    }

    @Test
    void downloadThatBrokeOffGoesOnWhereItEnded() throws IOException {
        FakeObjects objects = holding(new Breaking(6_000_000), CONTENT);
        order();
        stage.run(objects);
        long have = Files.size(part);
        assertEquals(State.WAITING, stage.only().state());
        assertFalse(Files.exists(target));
        assertTrue(have >= 5_900_000, have + " bytes");

        assertEquals(1, stage.runAll(objects).done());
        assertEquals(List.of("GET " + KEY + " 0", "GET " + KEY + " " + have), gets(objects));
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
    }

    @Test
    void bytesOfAnObjectThatWasReplacedAreNotMixed() throws IOException {
        FakeObjects objects = holding(new Breaking(6_000_000), CONTENT);
        order();
        stage.run(objects);
        objects.put(KEY, "video/mp4", CONTENT);

        assertEquals(1, stage.runAll(objects).done());
        assertEquals(List.of("GET " + KEY + " 0", "GET " + KEY + " 0"), gets(objects));
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
    }

    @Test
    void wrongBytesAreFetchedOnceMore() throws IOException {
        FakeObjects objects = holding(new Rotten(1), CONTENT);
        order();
        stage.run(objects);
        assertFalse(Files.exists(target));

        assertEquals(1, stage.runAll(objects).done());
        assertArrayEquals(CONTENT, Files.readAllBytes(target));
    }

    @Test
    void bytesThatStayWrongAreNotKept() {
        FakeObjects objects = holding(new Rotten(100), CONTENT);
        order();

        assertEquals(1, stage.runAll(objects).failed());
        assertTrue(stage.words().contains("not what was once sent"));
        assertFalse(Files.exists(target));
        assertFalse(Files.exists(part));
        assertEquals(2, gets(objects).size());
    }

    @Test
    void anotherVideoUnderTheKeyIsSaidAndNotFetched() {
        FakeObjects objects = holding(new FakeObjects(), TransferStage.bytes(100, 2));
        order();
        assertEquals(1, stage.run(objects).failed());
        assertTrue(stage.words().contains("another file"));
        assertEquals(List.of(), gets(objects));
    }

    @Test
    void fileInTheWayStaysAsItIs() throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, "mine");
        FakeObjects objects = holding(new FakeObjects(), CONTENT);
        order();

        assertEquals(1, stage.run(objects).failed());
        assertEquals("mine", Files.readString(target));
        assertTrue(stage.words().contains("stays as it is"));
    }

    @Test
    void fileThatIsThereAlreadyIsNotFetched() throws IOException {
        Files.createDirectories(target.getParent());
        Files.write(target, CONTENT);
        FakeObjects objects = holding(new FakeObjects(), CONTENT);
        order();

        assertEquals(1, stage.run(objects).done());
        assertEquals(List.of(), gets(objects));
        assertEquals(target, stage.library.sourceFiles(TransferStage.VIDEO).getFirst().path());
    }

    @Test
    void objectThatIsGoneIsSaid() {
        order();
        assertEquals(1, stage.run(new FakeObjects()).failed());
        assertTrue(stage.words().contains("not in the cloud"));
    }

    @Test
    void diskWithoutRoomIsSaidBeforeAnythingIsFetched() {
        FakeObjects objects =
                new FakeObjects() {
                    @Override
                    public Optional<StoredObject> head(String key) {
                        return Optional.of(new StoredObject(Long.MAX_VALUE / 2, "\"1\"", null));
                    }
                };
        order();
        assertEquals(1, stage.run(objects).failed());
        assertTrue(stage.words().contains("not enough room"), stage.words());
        assertEquals(List.of(), gets(objects));
    }

    @Test
    void downloadThatIsCancelledLeavesNoPart() {
        FakeObjects objects = holding(new Breaking(6_000_000), CONTENT);
        Transfer transfer = order();
        stage.run(objects);
        assertTrue(Files.exists(part));

        assertTrue(stage.queue.cancel(transfer.id()));
        stage.run(objects);
        assertFalse(Files.exists(part));
        assertEquals(List.of(), stage.queue.list());
    }

    @Test
    void nameFromAnotherMachineDoesNotLeadOutOfTheFolder() {
        assertEquals(target, order().file());
        assertEquals("x.mp4", TransferOrders.localName("..\\..\\x.mp4"));
        assertEquals("x.mp4", TransferOrders.localName("../../etc/x.mp4"));
        assertEquals("video", TransferOrders.localName(".."));
        assertEquals("a_b.mp4", TransferOrders.localName("a:b.mp4"));
    }

    @Test
    void whatWasNeverUploadedCannotBeFetched() {
        stage.clip("c1");
        TransferException e =
                assertThrows(
                        TransferException.class,
                        () -> stage.orders.download(ClipId.of("c1"), folder.resolve("c1.mp4")));
        assertTrue(String.valueOf(e.getMessage()).contains("not uploaded"));
    }
}
