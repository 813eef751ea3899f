package studio.truss.core.transfer.flow;

import studio.truss.core.transfer.remote.Hashes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/// The hashes of a file, whole and part by part, from one reading.
public record FilePrint(String sha256, List<String> parts) {
    private static final int BUFFER_BYTES = 1 << 18;

    public FilePrint {
        parts = List.copyOf(parts);
    }

    /// @param check asked while the file is read
    /// @throws FileChanged when the file ends early
    public static FilePrint of(Path file, PartPlan plan, Flow.Check check) throws IOException {
        MessageDigest whole = Hashes.sha256();
        List<String> parts = new ArrayList<>();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int number = 1; number <= plan.count(); number++) {
                MessageDigest part = Hashes.sha256();
                long left = plan.sizeOf(number);
                while (left > 0) {
                    check.check();
                    int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                    if (n < 0) {
                        throw new FileChanged(file);
                    }
                    whole.update(buffer, 0, n);
                    part.update(buffer, 0, n);
                    left -= n;
                }
                parts.add(Hashes.hex(part.digest()));
            }
        }
        return new FilePrint(Hashes.hex(whole.digest()), parts);
    }

    /// The hash of a whole file.
    public static String sha256(Path file, Flow.Check check) throws IOException {
        long size = Files.size(file);
        return size == 0
                ? Hashes.hex(Hashes.sha256().digest())
                : of(file, new PartPlan(size, size), check).sha256();
    }
}
