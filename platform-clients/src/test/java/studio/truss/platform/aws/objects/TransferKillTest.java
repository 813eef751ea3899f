package studio.truss.platform.aws.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.transfer.Transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Programs that upload and are killed at random moments: what the library says is in the bucket is
/// there whole, and every file arrives in the end. `-Dkills=N` kills that many.
final class TransferKillTest {
    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final int LONGEST_MS = 5_000;

    @TempDir private Path folder;
    private ObjectServer server;

    @BeforeEach
    void start() {
        server = ObjectServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsSaidToBeInTheBucketIsThereWheneverAProgramEnds() throws Exception {
        Random random = new Random(Long.getLong("seed", 1));
        int films = 0;
        int underWay = 0;
        Path film = order(films++);
        for (int kill = 0; kill < KILLS; kill++) {
            killedAfter(random.nextInt(LONGEST_MS), film);
            Transfer left = look(film);
            underWay += left.bytesDone() > 0 && left.state() != Transfer.State.DONE ? 1 : 0;
            if (left.state() == Transfer.State.DONE) {
                film = order(films++);
            }
        }
        System.out.printf(
                "%d programs killed, %d films begun, %d killed between parts%n",
                KILLS, films, underWay);
        try (Upload upload = new Upload(film);
                CreatorObjects objects = server.objects()) {
            upload.run(objects);
        }
        assertEquals(Transfer.State.DONE, look(film).state());
    }

    /// A library of its own with one video to be uploaded.
    private Path order(int number) throws IOException {
        Path film = Files.createDirectory(folder.resolve("film" + number));
        try (Upload upload = new Upload(film);
                CreatorObjects objects = server.objects()) {
            upload.order(film);
            objects.put(Upload.KEY, "video/mp4", new byte[] {0}); // of the film before: another
        }
        return film;
    }

    private void killedAfter(int ms, Path film) throws IOException, InterruptedException {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                UploadChild.class.getName(),
                                film.toString(),
                                server.address().toString(),
                                String.valueOf(32 << 20))
                        .redirectErrorStream(true)
                        .redirectOutput(film.resolve("said.txt").toFile())
                        .start();
        boolean ended = child.waitFor(ms, TimeUnit.MILLISECONDS);
        child.destroyForcibly();
        assertTrue(child.waitFor(60, TimeUnit.SECONDS));
        assertTrue(!ended || child.exitValue() == 0, () -> said(film));
    }

    private static String said(Path film) {
        try {
            return Files.readString(film.resolve("said.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Transfer look(Path film) {
        try (Upload upload = new Upload(film);
                CreatorObjects objects = server.objects()) {
            Asset asset =
                    Asset.of(
                            Objects.requireNonNull(
                                    upload.library.get(new EntityKey.Asset(Upload.VIDEO))));
            Transfer transfer = upload.queue.list().getFirst();
            if (asset.objectKey() != null || transfer.state() == Transfer.State.DONE) {
                assertEquals(Upload.KEY, asset.objectKey());
                assertArrayEquals(Upload.content(), objects.bytes(Upload.KEY, Upload.SIZE));
            }
            return transfer;
        }
    }
}
