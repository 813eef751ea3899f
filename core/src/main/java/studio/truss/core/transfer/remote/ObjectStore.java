package studio.truss.core.transfer.remote;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// A creator's objects. Each call is one request, sent once more only where the keys had run out;
/// bytes go in a stream, never whole through memory. Usable from any thread. Every method may throw
/// [ObjectException]; an [IOException] is only ever that of the body or the sink, as it was thrown.
public interface ObjectStore {
    /// The most that is worth one request.
    long SMALL_MAX = 16L << 20;

    /// No part but the last is smaller, and none is larger than [#PART_MAX].
    long PART_MIN = 5L << 20;

    long PART_MAX = 5L << 30;
    int PARTS_MAX = 10_000;

    /// Takes what arrives.
    @FunctionalInterface
    interface Sink {
        void write(ByteBuffer data) throws IOException;
    }

    /// Puts a whole object, in place of one that is there.
    ///
    /// @throws ObjectException `CHECKSUM` when another body arrived; nothing is stored then
    void put(String key, String contentType, ObjectBody body) throws IOException;

    /// Begins an upload in parts; nothing is seen of it until [#complete].
    ///
    /// @param sha256 of the whole, kept beside it
    /// @return the upload's id
    String begin(String key, String contentType, String sha256);

    /// Puts one part, in place of one of that number.
    ///
    /// @return the part's tag, which completing the upload needs
    /// @throws ObjectException `CHECKSUM`, `UPLOAD_GONE`
    String putPart(String key, String uploadId, int number, ObjectBody body) throws IOException;

    /// The parts that are there, after that number.
    ///
    /// @throws ObjectException `UPLOAD_GONE`
    StoredPart.Page parts(String key, String uploadId, int after);

    /// Makes the object of its parts.
    ///
    /// @throws ObjectException `UPLOAD_GONE`; `INVALID` when a part is not the one named
    void complete(String key, String uploadId, List<StoredPart> parts);

    /// Gives an upload up, also one that is gone.
    void abort(String key, String uploadId);

    /// What is there under the key. A bucket that nobody may list answers `DENIED` in place of
    /// nothing.
    Optional<StoredObject> head(String key);

    /// Reads an object from a byte on to its end.
    ///
    /// @param from less than its size, or 0
    /// @param etag the object that is meant; null for whatever is there
    /// @throws ObjectException `MISSING`, `CHANGED`
    void get(String key, long from, @Nullable String etag, Sink sink) throws IOException;

    default void put(String key, String contentType, byte[] bytes) {
        try {
            put(key, contentType, ObjectBody.of(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    /// The whole of a small object.
    ///
    /// @throws ObjectException `MISSING`; `INVALID` when it is larger than that
    default byte[] bytes(String key, int most) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            get(
                    key,
                    0,
                    null,
                    data -> {
                        if (data.remaining() > most - all.size()) {
                            throw new IOException(key + " has more than " + most + " bytes");
                        }
                        byte[] piece = new byte[data.remaining()];
                        data.get(piece);
                        all.writeBytes(piece);
                    });
            return all.toByteArray();
        } catch (IOException e) {
            throw new ObjectException(ObjectException.Kind.INVALID, e.getMessage() + ".", e);
        }
    }
}
