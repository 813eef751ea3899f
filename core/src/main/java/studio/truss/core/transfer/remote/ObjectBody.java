package studio.truss.core.transfer.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Bytes to send, known by length and hash before the first of them leaves.
public interface ObjectBody {
    long size();

    /// 64 lower-case hex digits.
    String sha256();

    /// The bytes from the first on; called again where they are sent again.
    InputStream open() throws IOException;

    /// Bytes that are in memory already.
    static ObjectBody of(byte[] bytes) {
        byte[] kept = bytes.clone();
        String sha256 = Hashes.hex(Hashes.sha256().digest(kept));
        return new ObjectBody() {
            @Override
            public long size() {
                return kept.length;
            }

            @Override
            public String sha256() {
                return sha256;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(kept);
            }
        };
    }
}
