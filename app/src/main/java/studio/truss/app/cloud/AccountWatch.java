package studio.truss.app.cloud;

import studio.truss.core.library.DataFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/// Whether another program has signed somebody in or out, chosen a cloud or changed the current
/// library: by the times of the files that these stand in. Used by one thread.
public final class AccountWatch {
    private final List<Path> files;
    private List<Seen> seen;

    private record Seen(FileTime time, long bytes) {}

    public AccountWatch(DataFolder data) {
        files =
                List.of(
                        data.root().resolve("cloud.json"),
                        data.root().resolve("vault/vault.bin"),
                        data.libraries().resolve("current"));
        seen = look();
    }

    /// Whether something is other than at the last look.
    public boolean changed() {
        List<Seen> now = look();
        boolean changed = !now.equals(seen);
        seen = now;
        return changed;
    }

    private List<Seen> look() {
        List<Seen> all = new ArrayList<>();
        for (Path file : files) {
            try {
                all.add(new Seen(Files.getLastModifiedTime(file), Files.size(file)));
            } catch (IOException e) {
                all.add(new Seen(FileTime.fromMillis(0), -1)); // not there
            }
        }
        return all;
    }
}
