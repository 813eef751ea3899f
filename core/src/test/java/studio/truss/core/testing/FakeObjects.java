package studio.truss.core.testing;

import org.jspecify.annotations.Nullable;

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
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A bucket in memory. [#before] is asked before each request and may throw in its place; requests
/// that got through are written down as `METHOD key [number]`.
public class FakeObjects implements ObjectStore {
    private static final int PIECE = 16 << 10;

    private final Map<String, Kept> objects = new HashMap<>();
    private final Map<String, Upload> uploads = new HashMap<>();
    private final List<String> log = new ArrayList<>();
    private int tags;

    private record Kept(byte[] bytes, String etag, @Nullable String sha256) {}

    private record Upload(String key, String sha256, SortedMap<Integer, Kept> parts) {}

    /// For tests that let requests fail.
    protected void before(String request) {}

    public synchronized List<String> log() {
        return List.copyOf(log);
    }

    public synchronized byte[] content(String key) {
        return require(key).bytes().clone();
    }

    public synchronized boolean has(String key) {
        return objects.containsKey(key);
    }

    /// What a lifecycle rule does to uploads that nobody completes.
    public synchronized void clearUploads() {
        uploads.clear();
    }

    public synchronized int uploads() {
        return uploads.size();
    }

    private void done(String request) {
        log.add(request);
    }

    private Kept require(String key) {
        Kept kept = objects.get(key);
        if (kept == null) {
            throw failure(Kind.MISSING, "no " + key);
        }
        return kept;
    }

    private Upload upload(String key, String uploadId) {
        Upload upload = uploads.get(uploadId);
        if (upload == null || !upload.key().equals(key)) {
            throw failure(Kind.UPLOAD_GONE, "no upload " + uploadId);
        }
        return upload;
    }

    private static ObjectException failure(Kind kind, String message) {
        return new ObjectException(kind, message, null);
    }

    private Kept receive(ObjectBody body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (InputStream in = body.open()) {
            byte[] piece = new byte[PIECE];
            for (int n = in.read(piece, 0, PIECE); n >= 0; n = in.read(piece, 0, PIECE)) {
                all.write(piece, 0, n);
            }
        }
        byte[] bytes = all.toByteArray();
        String sha256 = Hashes.hex(Hashes.sha256().digest(bytes));
        if (!sha256.equals(body.sha256())) {
            throw failure(Kind.CHECKSUM, "arrived as " + sha256);
        }
        synchronized (this) {
            return new Kept(bytes, "\"" + ++tags + "\"", sha256);
        }
    }

    @Override
    public void put(String key, String contentType, ObjectBody body) throws IOException {
        before("PUT " + key);
        Kept kept = receive(body);
        synchronized (this) {
            objects.put(key, kept);
            done("PUT " + key);
        }
    }

    @Override
    public String begin(String key, String contentType, String sha256) {
        before("BEGIN " + key);
        synchronized (this) {
            String id = "upload-" + ++tags;
            uploads.put(id, new Upload(key, sha256, new TreeMap<>()));
            done("BEGIN " + key);
            return id;
        }
    }

    @Override
    public String putPart(String key, String uploadId, int number, ObjectBody body)
            throws IOException {
        String request = "PART " + key + " " + number;
        before(request);
        synchronized (this) {
            upload(key, uploadId);
        }
        Kept kept = receive(body);
        synchronized (this) {
            upload(key, uploadId).parts().put(number, kept);
            done(request);
        }
        return kept.etag();
    }

    @Override
    public StoredPart.Page parts(String key, String uploadId, int after) {
        before("PARTS " + key);
        synchronized (this) {
            done("PARTS " + key);
            List<StoredPart> parts = new ArrayList<>();
            upload(key, uploadId)
                    .parts()
                    .tailMap(after + 1)
                    .forEach((number, part) ->
                            parts.add(
                                    new StoredPart(
                                            number,
                                            part.bytes().length,
                                            part.etag(),
                                            part.sha256())));
            return new StoredPart.Page(parts, false);
        }
    }

    @Override
    public void complete(String key, String uploadId, List<StoredPart> parts) {
        before("COMPLETE " + key);
        synchronized (this) {
            Upload upload = upload(key, uploadId);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (StoredPart named : parts) {
                Kept part = upload.parts().get(named.number());
                if (part == null || !part.etag().equals(named.etag())) {
                    throw failure(Kind.INVALID, "no such part " + named);
                }
                all.writeBytes(part.bytes());
            }
            uploads.remove(uploadId);
            String etag = "\"" + ++tags + "-" + parts.size() + "\"";
            objects.put(key, new Kept(all.toByteArray(), etag, upload.sha256()));
            done("COMPLETE " + key);
        }
    }

    @Override
    public void abort(String key, String uploadId) {
        before("ABORT " + key);
        synchronized (this) {
            uploads.remove(uploadId);
            done("ABORT " + key);
        }
    }

    @Override
    public Optional<StoredObject> head(String key) {
        before("HEAD " + key);
        synchronized (this) {
            Kept kept = objects.get(key);
            return kept == null
                    ? Optional.empty()
                    : Optional.of(
                            new StoredObject(kept.bytes().length, kept.etag(), kept.sha256()));
        }
    }

    @Override
    public void get(String key, long from, @Nullable String etag, Sink sink) throws IOException {
        before("GET " + key + " " + from);
        Kept kept;
        synchronized (this) {
            kept = require(key);
            if (etag != null && !etag.equals(kept.etag())) {
                throw failure(Kind.CHANGED, key + " is " + kept.etag() + ", not " + etag);
            }
            done("GET " + key + " " + from);
        }
        for (int at = Math.toIntExact(from); at < kept.bytes().length; at += PIECE) {
            beforePiece(key, at);
            sink.write(
                    ByteBuffer.wrap(kept.bytes(), at, Math.min(PIECE, kept.bytes().length - at)));
        }
    }

    /// For tests that break a download off.
    protected void beforePiece(String key, long at) throws IOException {}
}
