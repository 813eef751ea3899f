package studio.truss.core.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.core.transfer.remote.Hashes;
import studio.truss.core.transfer.remote.ObjectBody;
import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectException.Kind;
import studio.truss.core.transfer.remote.ObjectStore;
import studio.truss.core.transfer.remote.StoredObject;
import studio.truss.core.transfer.remote.StoredPart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// What every [ObjectStore] does. Keys are new in each test. The server on one's own machine
/// differs from the service where this asks nothing: it takes parts of an upload that is gone,
/// lists parts in one page and without their hashes, and lets anybody know that an object is not
/// there.
public abstract class ObjectStoreContract {
    private static final String TYPE = "video/mp4";
    private static final AtomicInteger KEYS = new AtomicInteger();

    private final String key = "creators/u1/assets/v" + KEYS.incrementAndGet() + "/a.mp4";

    protected abstract ObjectStore store();

    static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) {
        return Hashes.hex(Hashes.sha256().digest(bytes));
    }

    private byte[] read(long from, @Nullable String etag) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        store().get(
                        key,
                        from,
                        etag,
                        data -> {
                            while (data.hasRemaining()) {
                                all.write(data.get());
                            }
                        });
        return all.toByteArray();
    }

    private static Kind kindOf(Executable request) {
        return assertThrows(ObjectException.class, request).kind();
    }

    /// A body that says to be another one.
    private static ObjectBody lying(byte[] bytes) {
        ObjectBody body = ObjectBody.of(bytes);
        return new Body(body.size(), sha256("another".getBytes(StandardCharsets.UTF_8)), body);
    }

    private record Body(long size, String sha256, ObjectBody of) implements ObjectBody {
        @Override
        public InputStream open() throws IOException {
            return of.open();
        }
    }

    @Test
    void objectIsReadBackWithSizeHashAndTag() throws IOException {
        byte[] bytes = random(100_000, 1);
        store().put(key, TYPE, bytes);

        StoredObject there = store().head(key).orElseThrow();
        assertEquals(bytes.length, there.size());
        assertEquals(sha256(bytes), there.sha256());
        assertArrayEquals(bytes, read(0, null));
        assertArrayEquals(bytes, read(0, there.etag()));
        assertArrayEquals(bytes, store().bytes(key, bytes.length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "creators/u1/my holidays + more (1).mp4",
                "creators/u1/\u00e4\u6f22\ud83d\ude00.mp4",
                "creators/u1/100%25~*'!.mp4",
                "creators/eu-central-1:0a1b/x=1&y.mp4"
            })
    void keyMayBeAnyText(String odd) {
        store().put(odd, TYPE, new byte[] {1, 2, 3});
        assertArrayEquals(new byte[] {1, 2, 3}, store().bytes(odd, 3));
    }

    @Test
    void putReplacesAndTheTagIsAnotherOne() throws IOException {
        store().put(key, TYPE, random(10, 1));
        String first = store().head(key).orElseThrow().etag();
        store().put(key, TYPE, random(10, 2));

        assertNotEquals(first, store().head(key).orElseThrow().etag());
        assertArrayEquals(random(10, 2), read(0, null));
        assertEquals(Kind.CHANGED, kindOf(() -> read(0, first)));
    }

    @Test
    void nothingIsThereUnderANewKey() {
        assertEquals(Optional.empty(), store().head(key));
        assertEquals(Kind.MISSING, kindOf(() -> read(0, null)));
    }

    @Test
    void objectIsReadOnFromAByte() throws IOException {
        byte[] bytes = random(100_000, 3);
        store().put(key, TYPE, bytes);
        String etag = store().head(key).orElseThrow().etag();

        byte[] rest = read(70_001, etag);
        assertArrayEquals(Arrays.copyOfRange(bytes, 70_001, bytes.length), rest);
    }

    @Test
    void bodyThatIsNotTheOneAnnouncedIsRefusedAndNotKept() {
        assertEquals(Kind.CHECKSUM, kindOf(() -> store().put(key, TYPE, lying(random(50_000, 4)))));
        assertEquals(Optional.empty(), store().head(key));
    }

    @Test
    void objectOfPartsIsSeenWhenItIsComplete() throws IOException {
        byte[] first = random((int) ObjectStore.PART_MIN, 5);
        byte[] second = random(1_000, 6);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(first);
        whole.writeBytes(second);
        String hash = sha256(whole.toByteArray());

        String id = store().begin(key, TYPE, hash);
        String tag2 = store().putPart(key, id, 2, ObjectBody.of(second));
        String tag1 = store().putPart(key, id, 1, ObjectBody.of(first));
        assertEquals(Optional.empty(), store().head(key));
        store().complete(
                        key,
                        id,
                        List.of(
                                new StoredPart(1, first.length, tag1, sha256(first)),
                                new StoredPart(2, second.length, tag2, sha256(second))));

        StoredObject there = store().head(key).orElseThrow();
        assertEquals(hash, there.sha256());
        assertEquals(first.length + second.length, there.size());
        assertArrayEquals(whole.toByteArray(), read(0, there.etag()));
    }

    @Test
    void partsThatAreThereAreListed() throws IOException {
        String id = store().begin(key, TYPE, sha256(new byte[0]));
        store().putPart(key, id, 1, ObjectBody.of(random(10, 7)));
        String tag = store().putPart(key, id, 3, ObjectBody.of(random(30, 8)));
        store().putPart(key, id, 1, ObjectBody.of(random(20, 9)));

        StoredPart.Page all = store().parts(key, id, 0);
        assertEquals(List.of(1, 3), all.parts().stream().map(StoredPart::number).toList());
        assertEquals(20, all.parts().getFirst().size());
        assertEquals(tag, all.parts().getLast().etag());
        assertEquals(30, all.parts().getLast().size());
    }

    @Test
    void partThatIsNotTheOneAnnouncedIsRefusedAndNotListed() {
        String id = store().begin(key, TYPE, sha256(new byte[0]));
        assertEquals(
                Kind.CHECKSUM,
                kindOf(() -> store().putPart(key, id, 1, lying(random(50_000, 10)))));
        assertEquals(List.of(), store().parts(key, id, 0).parts());
    }

    /// The test's server lists nothing of an upload that is gone; the service says that it is.
    private List<StoredPart> listed(String id) {
        try {
            return store().parts(key, id, 0).parts();
        } catch (ObjectException e) {
            assertEquals(Kind.UPLOAD_GONE, e.kind());
            return List.of();
        }
    }

    @Test
    void uploadThatWasGivenUpIsGone() throws IOException {
        String id = store().begin(key, TYPE, sha256(new byte[0]));
        String tag = store().putPart(key, id, 1, ObjectBody.of(random(10, 11)));
        store().abort(key, id);

        List<StoredPart> parts = List.of(new StoredPart(1, 10, tag, sha256(random(10, 11))));
        assertEquals(List.of(), listed(id));
        assertEquals(Kind.UPLOAD_GONE, kindOf(() -> store().complete(key, id, parts)));
        store().abort(key, id);
        assertEquals(Optional.empty(), store().head(key));
    }

    @Test
    void uploadThatIsCompletedAgainChangesNothing() throws IOException {
        byte[] only = random(10, 13);
        String id = store().begin(key, TYPE, sha256(only));
        String tag = store().putPart(key, id, 1, ObjectBody.of(only));
        List<StoredPart> parts = List.of(new StoredPart(1, 10, tag, sha256(only)));
        store().complete(key, id, parts);

        try {
            store().complete(key, id, parts);
        } catch (ObjectException e) {
            // some time later the service has forgotten it
            assertEquals(Kind.UPLOAD_GONE, e.kind());
        }
        assertArrayEquals(only, read(0, null));
    }

    @Test
    void uploadIsNotMadeOfOtherParts() throws IOException {
        byte[] only = random(10, 14);
        String id = store().begin(key, TYPE, sha256(only));
        store().putPart(key, id, 1, ObjectBody.of(only));
        String other = "\"00000000000000000000000000000000\"";

        assertEquals(
                Kind.INVALID,
                kindOf(() ->
                        store().complete(
                                        key,
                                        id,
                                        List.of(new StoredPart(1, 10, other, sha256(only))))));
        assertEquals(Optional.empty(), store().head(key));
    }

    @Test
    void whatABodyOrASinkThrowsComesOutAsItIs() {
        IOException own = new IOException("the disk is gone");
        byte[] bytes = random(3_000_000, 15);
        ObjectBody body = new Breaking(bytes.length, sha256(bytes), own);
        assertSame(own, assertThrows(IOException.class, () -> store().put(key, TYPE, body)));
        assertEquals(Optional.empty(), store().head(key));

        store().put(key, TYPE, bytes);
        assertSame(
                own,
                assertThrows(
                        IOException.class,
                        () ->
                                store().get(
                                                key,
                                                0,
                                                null,
                                                data -> {
                                                    throw own;
                                                })));
    }

    /// A body that cannot be read beyond its beginning.
    private record Breaking(long size, String sha256, IOException failure) implements ObjectBody {
        @Override
        public InputStream open() {
            return new InputStream() {
                private int left = 100_000;

                @Override
                public int read() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    if (left <= 0) {
                        throw failure;
                    }
                    int n = Math.min(length, left);
                    left -= n;
                    return n;
                }
            };
        }
    }

    @Test
    void objectThatIsTooLargeForMemoryIsRefused() {
        store().put(key, TYPE, random(100, 16));
        assertEquals(Kind.INVALID, kindOf(() -> store().bytes(key, 99)));
    }
}
