package studio.truss.core.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.DataFolder;
import studio.truss.core.library.LeaseOwner;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.testing.FakeObjects;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

@SuppressWarnings("NullAway.Init") // made by open()
final class RenderedUploadsTest {
    @TempDir private Path folder;
    private final FakeObjects bucket = new FakeObjects();
    private TransferStage stage;

    @BeforeEach
    void open() throws IOException {
        stage = new TransferStage(folder);
        stage.video(TransferStage.bytes(100, 1), Asset.Status.ANALYZED);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private Path rendered(String clip, String name, String content) throws IOException {
        stage.clock.now = stage.clock.now.plus(Duration.ofMinutes(1));
        Path file = Files.writeString(folder.resolve(name), content);
        var renders = stage.library.renderQueue();
        LeaseOwner self = LeaseOwner.self();
        String job = renders.enqueue(clip, "{}", file.toString(), self, Duration.ofMinutes(1));
        assertTrue(renders.claim(job, self, Duration.ofMinutes(1)).isPresent());
        renders.finish(job, self, RenderJob.State.DONE, null);
        return file;
    }

    private List<Transfer> ask() {
        stage.clock.now = stage.clock.now.plus(Duration.ofMinutes(1));
        return new RenderedUploads(stage.library, stage.queue).ask();
    }

    private static List<String> files(List<Transfer> transfers) {
        return transfers.stream().map(each -> each.file().getFileName().toString()).toList();
    }

    @Test
    void eachRenderedClipIsAskedForOnceAndStandsInTheBucket() throws IOException {
        stage.clip("c1");
        stage.clip("c2");
        stage.clip("c3");
        rendered("c2", "two.mp4", "second");
        rendered("c1", "one.mp4", "first");
        Files.delete(rendered("c3", "gone.mp4", "third"));
        assertEquals(List.of("one.mp4", "two.mp4"), files(ask()));
        assertEquals(List.of(), ask());
        stage.runAll(bucket);
        assertEquals(List.of(), ask());
        assertEquals("creators/u1/clips/c1.mp4", stage.objectKey("c1"));
        assertArrayEquals(
                "second".getBytes(StandardCharsets.UTF_8),
                bucket.content("creators/u1/clips/c2.mp4"));
    }

    @Test
    void aClipThatIsRenderedAgainGoesUpAgain() throws IOException {
        stage.clip("c1");
        rendered("c1", "one.mp4", "first");
        ask();
        stage.runAll(bucket);
        rendered("c1", "one v2.mp4", "better");
        assertEquals(List.of("one v2.mp4"), files(ask()));
        stage.runAll(bucket);
        assertArrayEquals(
                "better".getBytes(StandardCharsets.UTF_8),
                bucket.content("creators/u1/clips/c1.mp4"));
    }

    @Test
    void whatAnotherMachineUploadedAndWhatWasDeletedIsLeftAlone() throws IOException {
        stage.clip("c1");
        rendered("c1", "one.mp4", "first");
        rendered("c9", "nine.mp4", "of a clip that is not in the library");
        ask();
        stage.runAll(bucket);
        stage.queue.forgetDone();
        assertEquals(List.of(), ask());
    }

    @Test
    void withoutACloudItIsRefusedInWords() throws IOException {
        try (SqliteLibrary local =
                new LibraryFolder(new DataFolder(folder.resolve("home")), Clock.systemUTC())
                        .openCurrent()) {
            TransferQueue queue = new TransferQueue(local, Clock.systemUTC());
            assertEquals(List.of(), new RenderedUploads(local, queue).ask());
            var orders = new TransferOrders(local, queue);
            assertThrows(
                    TransferException.class,
                    () -> orders.upload(TransferStage.VIDEO),
                    "nothing is there to be uploaded");
        }
    }
}
