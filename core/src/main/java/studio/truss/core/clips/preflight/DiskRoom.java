package studio.truss.core.clips.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Says how much room there is.
@FunctionalInterface
public interface DiskRoom {
    /// Bytes that this user may still write below a folder that is there.
    long usable(Path folder) throws IOException;

    /// That of this machine's disks.
    static DiskRoom real() {
        return folder -> Files.getFileStore(folder).getUsableSpace();
    }
}
