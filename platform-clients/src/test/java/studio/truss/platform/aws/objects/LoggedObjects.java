package studio.truss.platform.aws.objects;

import org.jspecify.annotations.Nullable;

import studio.truss.core.transfer.remote.ObjectBody;
import studio.truss.core.transfer.remote.ObjectStore;
import studio.truss.core.transfer.remote.StoredObject;
import studio.truss.core.transfer.remote.StoredPart;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/// A bucket of which it is told which parts came to it, as soon as they are there.
record LoggedObjects(ObjectStore of, IntConsumer parts) implements ObjectStore {
    @Override
    public void put(String key, String contentType, ObjectBody body) throws IOException {
        of.put(key, contentType, body);
    }

    @Override
    public String begin(String key, String contentType, String sha256) {
        return of.begin(key, contentType, sha256);
    }

    @Override
    public String putPart(String key, String uploadId, int number, ObjectBody body)
            throws IOException {
        String etag = of.putPart(key, uploadId, number, body);
        parts.accept(number);
        return etag;
    }

    @Override
    public StoredPart.Page parts(String key, String uploadId, int after) {
        return of.parts(key, uploadId, after);
    }

    @Override
    public void complete(String key, String uploadId, List<StoredPart> all) {
        of.complete(key, uploadId, all);
    }

    @Override
    public void abort(String key, String uploadId) {
        of.abort(key, uploadId);
    }

    @Override
    public Optional<StoredObject> head(String key) {
        return of.head(key);
    }

    @Override
    public void get(String key, long from, @Nullable String etag, Sink sink) throws IOException {
        of.get(key, from, etag, sink);
    }
}
