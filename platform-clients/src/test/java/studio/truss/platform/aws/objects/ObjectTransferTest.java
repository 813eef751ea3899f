package studio.truss.platform.aws.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.transfer.Transfer;
import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectException.Kind;
import studio.truss.core.transfer.remote.StoredPart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Whole transfers to and from a server that checks signatures and hashes.
final class ObjectTransferTest {
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

    private static void requireStored(CreatorObjects objects) {
        assertArrayEquals(Upload.content(), objects.bytes(Upload.KEY, Upload.SIZE));
    }

    @Test
    void uploadOfAProgramThatWasKilledGoesOnWithWhatIsMissing() throws Exception {
        try (Upload upload = new Upload(folder)) {
            upload.order(folder);
        }
        killedAfterParts(2);

        try (Upload upload = new Upload(folder);
                CreatorObjects objects = server.objects()) {
            Transfer left = upload.queue.list().getFirst();
            assertEquals(Transfer.State.RUNNING, left.state());
            String uploadId = Objects.requireNonNull(left.uploadId());
            Set<Integer> there =
                    objects.parts(Upload.KEY, uploadId, 0).parts().stream()
                            .map(StoredPart::number)
                            .collect(Collectors.toCollection(TreeSet::new));
            assertTrue(there.size() >= 2 && there.size() < Upload.PARTS, "there: " + there);

            List<Integer> sent = new CopyOnWriteArrayList<>();
            assertEquals(1, upload.run(new LoggedObjects(objects, sent::add)).done());

            Set<Integer> all = new TreeSet<>(there);
            all.addAll(sent);
            assertEquals(Upload.PARTS, there.size() + sent.size(), there + " and " + sent);
            assertEquals(
                    IntStream.rangeClosed(1, Upload.PARTS).boxed().collect(Collectors.toSet()),
                    all);
            requireStored(objects);
            Asset asset =
                    Asset.of(
                            Objects.requireNonNull(
                                    upload.library.get(new EntityKey.Asset(Upload.VIDEO))));
            assertEquals(Upload.KEY, asset.objectKey());
        }
    }

    /// Lets another program upload, slowly, and ends it hard when the bucket has so many parts.
    private void killedAfterParts(int parts) throws IOException, InterruptedException {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                UploadChild.class.getName(),
                                folder.toString(),
                                server.address().toString(),
                                String.valueOf(16 << 20))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int there = 0;
            for (String line = said.readLine();
                    line != null && there < parts;
                    line = there < parts ? said.readLine() : line) {
                there += line.startsWith(UploadChild.PART) ? 1 : 0;
            }
            assertEquals(parts, there, "the program ended by itself");
        } finally {
            child.destroyForcibly();
            assertTrue(child.waitFor(60, TimeUnit.SECONDS));
        }
    }

    /// With keys that are renewed when they are refused.
    private CreatorObjects renewing(Set<String> refused) {
        server.know("ASIAONE", "one");
        server.know("ASIATWO", "two");
        return new CreatorObjects(
                new RequestSigner(ObjectServer.bucket(server.address()), Clock.systemUTC()),
                new Exchange(Duration.ofSeconds(5), Duration.ofSeconds(20)),
                () -> refused.contains("ASIAONE") ? keys("ASIATWO", "two") : keys("ASIAONE", "one"),
                refused::add,
                () -> {});
    }

    @Test
    void requestWhoseKeysHadEndedIsSentAgainWithOthers() {
        Set<String> refused = new ConcurrentSkipListSet<>();
        try (CreatorObjects objects = renewing(refused)) {
            server.forget("ASIAONE");
            objects.put(Upload.KEY, "video/mp4", new byte[100_000]);
            assertEquals(Set.of("ASIAONE"), refused);
            assertEquals(100_000, objects.head(Upload.KEY).orElseThrow().size());

            server.forget("ASIATWO");
            ObjectException e = assertThrows(ObjectException.class, () -> objects.head(Upload.KEY));
            assertEquals(Kind.CREDENTIALS, e.kind());
        }
    }

    /// The test's server takes a part before it looks at the keys and then hangs up, so that the
    /// reason comes out at the next try only.
    @Test
    void keysThatEndWhileAFileIsSentCostNoPartThatIsThere() throws IOException {
        Set<String> refused = new ConcurrentSkipListSet<>();
        try (Upload upload = new Upload(folder);
                CreatorObjects objects = renewing(refused)) {
            upload.order(folder);
            List<Integer> sent = new CopyOnWriteArrayList<>();
            LoggedObjects logged =
                    new LoggedObjects(
                            objects,
                            number -> {
                                sent.add(number);
                                server.forget("ASIAONE");
                            });
            int done = upload.run(logged).done();
            if (done == 0) {
                upload.queue.resume(upload.queue.list().getFirst().id());
                done = upload.run(logged).done();
            }

            assertEquals(1, done);
            assertEquals(Set.of("ASIAONE"), refused);
            assertEquals(Upload.PARTS, sent.size());
            requireStored(objects);
        }
    }

    private static AwsSessionCredentials keys(String id, String secret) {
        return AwsSessionCredentials.create(id, secret, "session");
    }

    @Test
    void downloadOverALineThatBreaksGoesOnByRange() throws IOException {
        try (CreatorObjects objects = server.objects()) {
            objects.put(Upload.KEY, "video/mp4", Upload.content());
        }
        try (Upload upload = new Upload(folder);
                CuttingProxy line = new CuttingProxy(server.address(), 20 << 20);
                CreatorObjects objects =
                        ObjectServer.objects(
                                line.address(),
                                ObjectServer.KEY,
                                ObjectServer.SECRET,
                                Clock.systemUTC())) {
            upload.asset(Upload.KEY);
            Transfer transfer = upload.orders.download(Upload.VIDEO, folder);
            Path target = folder.resolve("stream.mp4");
            Path part = folder.resolve("stream.mp4.part");

            assertEquals(0, upload.run(objects).done());
            assertTrue(line.hasCut());
            long have = Files.size(part);
            assertTrue(have > 15 << 20 && have < Upload.SIZE, have + " bytes");
            assertFalse(Files.exists(target));

            assertTrue(upload.queue.resume(transfer.id()));
            assertEquals(1, upload.run(objects).done());
            assertArrayEquals(Upload.content(), Files.readAllBytes(target));
            assertFalse(Files.exists(part));
        }
    }
}
