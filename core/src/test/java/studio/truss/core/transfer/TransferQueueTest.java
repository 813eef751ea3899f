package studio.truss.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.OwnerLock;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset.Status;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.testing.FakeObjects;
import studio.truss.core.transfer.Transfer.State;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

final class TransferQueueTest {
    @TempDir private Path folder;
    private TransferStage stage;

    @BeforeEach
    void open() throws IOException {
        stage = new TransferStage(folder);
        stage.video(TransferStage.bytes(1_000, 1), Status.ANALYZED);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void transferOutlivesTheProgram() {
        Transfer transfer = stage.orders.upload(TransferStage.VIDEO);
        stage.close();
        stage = new TransferStage(folder);

        assertEquals(List.of(transfer), stage.queue.list());
        assertEquals(1, stage.run(new FakeObjects()).done());
    }

    @Test
    void oneProgramWorksAndOthersSayThatItDoes() {
        stage.orders.upload(TransferStage.VIDEO);
        Path lock = folder.resolve("u1.db.transfers.lock");
        try (OwnerLock _ = OwnerLock.tryAcquire(lock).orElseThrow()) {
            assertInstanceOf(
                    TransferReport.AnotherRuns.class,
                    stage.desk(new FakeObjects()).run(() -> false, stage.heard::add));
        }
        assertEquals(State.WAITING, stage.only().state());
        assertEquals(1, stage.run(new FakeObjects()).done());
    }

    @Test
    void whatAKilledProgramLeftUnderWayWaits() {
        Transfer transfer = stage.orders.upload(TransferStage.VIDEO);
        Path lock = folder.resolve("u1.db.transfers.lock");
        try (OwnerLock _ = OwnerLock.tryAcquire(lock).orElseThrow()) {
            stage.queue.ledger().next();
            assertTrue(stage.queue.takeBack());
            assertEquals(State.RUNNING, stage.queue.find(transfer.id()).orElseThrow().state());
        }
        assertFalse(stage.queue.takeBack());
        assertEquals(State.WAITING, stage.queue.find(transfer.id()).orElseThrow().state());
        OwnerLock.tryAcquire(lock).orElseThrow().close();
    }

    @Test
    void pausedTransferIsNotBegunUntilItIsWanted() {
        String id = stage.orders.upload(TransferStage.VIDEO).id();
        assertTrue(stage.queue.pause(id));
        assertEquals(0, stage.run(new FakeObjects()).done());
        assertEquals(State.PAUSED, stage.only().state());

        assertTrue(stage.queue.resume(id));
        assertEquals(1, stage.run(new FakeObjects()).done());
        assertFalse(stage.queue.pause(id));
        assertFalse(stage.queue.resume(id));
    }

    @Test
    void cancelledTransferThatHasNothingYetIsGoneAtOnce() {
        String id = stage.orders.upload(TransferStage.VIDEO).id();
        assertTrue(stage.queue.cancel(id));
        assertEquals(List.of(), stage.queue.list());
        assertFalse(stage.queue.cancel(id));
    }

    @Test
    void whatIsDoneIsForgottenWhenAskedAndAfterAMonth() {
        stage.orders.upload(TransferStage.VIDEO);
        stage.run(new FakeObjects());
        stage.clip("c1");
        stage.clock.now = stage.clock.now.plus(Duration.ofDays(31));
        stage.orders.upload(ClipId.of("c1"), folder.resolve("u1.db"));
        assertEquals(new EntityKey.Clip(ClipId.of("c1")), stage.only().item());

        stage.queue.forgetDone();
        assertEquals(1, stage.queue.list().size());
    }

    @Test
    void itemThatWasDeletedMeanwhileGetsNothing() {
        stage.orders.upload(TransferStage.VIDEO);
        stage.library.delete(new EntityKey.Asset(TransferStage.VIDEO));
        FakeObjects objects = new FakeObjects();

        assertEquals(1, stage.run(objects).failed());
        assertEquals(List.of(), objects.log());
        assertTrue(stage.words().contains("deleted"), stage.words());
    }

    @Test
    void nothingIsUploadedBeforeSomebodySignsIn() throws IOException {
        CreatorId local = CreatorId.local("01J00000000000000000000000");
        try (SqliteLibrary library =
                SqliteLibrary.open(folder.resolve("local.db"), local, stage.clock)) {
            library.create(TransferStage.asset(new byte[1], Status.NEW, null));
            library.sourceSeen(TransferStage.VIDEO, SourceFile.of(folder.resolve("My stream.mp4")));
            TransferOrders orders =
                    new TransferOrders(library, new TransferQueue(library, stage.clock));
            TransferException e =
                    assertThrows(TransferException.class, () -> orders.upload(TransferStage.VIDEO));
            assertTrue(String.valueOf(e.getMessage()).contains("Sign in"));
        }
    }

    @Test
    void videoThatIsNotOnThisMachineCannotBeUploaded() throws IOException {
        Files.delete(folder.resolve("My stream.mp4"));
        TransferException e =
                assertThrows(
                        TransferException.class, () -> stage.orders.upload(TransferStage.VIDEO));
        assertTrue(String.valueOf(e.getMessage()).contains("'My stream'"), e.toString());
    }
}
