package studio.truss.core.worker.lane;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Faults in a text file. When it has grown to its bound it becomes `NAME.old`, in place of an
/// earlier one, so that the two never hold more than twice the bound and one fault. Any thread.
public final class FaultFile implements FaultLog {
    private final Path file;
    private final long bytesMax;

    public FaultFile(Path file, long bytesMax) {
        this.file = file;
        this.bytesMax = bytesMax;
    }

    @Override
    public synchronized void record(String code, String details) {
        try {
            if (Files.exists(file) && Files.size(file) >= bytesMax) {
                Files.move(
                        file, file.resolveSibling(file.getFileName() + ".old"), REPLACE_EXISTING);
            }
            Files.writeString(file, code + "\n" + details + "\n\n", UTF_8, CREATE, APPEND);
        } catch (IOException e) {
            // Without a log the person still has the code; the work goes on.
        }
    }
}
