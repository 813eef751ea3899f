package studio.truss.platform.devcloud.gemini;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Uploads that were begun; any thread. Bytes are counted and hashed, and not kept.
final class UploadDesk {
    /// All pieces but the last are as long as a multiple of this.
    static final int GRANULARITY = 8 << 20;

    private static final int BUFFER = 1 << 16;

    private final Map<String, Session> sessions = new HashMap<>();
    private int begun;

    record Arrived(String displayName, String mimeType, long size, String sha256) {}

    /// One upload; guarded by itself.
    static final class Session {
        private final String displayName;
        private final String mimeType;
        private final long declared;
        private final MessageDigest hash = sha256();
        private long size;
        private @Nullable JsonNode file;

        Session(String displayName, String mimeType, long declared) {
            this.displayName = displayName;
            this.mimeType = mimeType;
            this.declared = declared;
        }

        synchronized long size() {
            return size;
        }

        synchronized long declared() {
            return declared;
        }

        /// The answer that ended it.
        synchronized Optional<JsonNode> file() {
            return Optional.ofNullable(file);
        }

        synchronized void end(JsonNode answer) {
            file = answer;
        }

        /// Takes bytes, at most so many.
        ///
        /// @return how many came
        synchronized long take(InputStream in, long most) throws IOException {
            byte[] buffer = new byte[BUFFER];
            long came = 0;
            while (came < most) {
                int n = in.read(buffer, 0, (int) Math.min(buffer.length, most - came));
                if (n < 0) {
                    break;
                }
                hash.update(buffer, 0, n);
                came += n;
                size += n;
            }
            return came;
        }

        synchronized Arrived arrived() {
            return new Arrived(
                    displayName, mimeType, size, HexFormat.of().formatHex(hash.digest()));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Java lacks SHA-256", e);
            }
        }
    }

    /// @return the session's id
    synchronized String begin(String displayName, String mimeType, long declared) {
        begun++;
        String id = "SESSION" + begun;
        sessions.put(id, new Session(displayName, mimeType, declared));
        return id;
    }

    synchronized Optional<Session> find(String query) {
        String id = query.replaceFirst("^.*upload_id=", "").replaceFirst("&.*$", "");
        return Optional.ofNullable(sessions.get(id));
    }

    /// Forgets all that was begun.
    synchronized void forget() {
        sessions.clear();
    }
}
