package studio.truss.core.transfer.flow;

import java.io.IOException;
import java.nio.file.Path;

/// A file is not what it was when its transfer began.
public final class FileChanged extends IOException {
    private static final long serialVersionUID = 1;

    public FileChanged(Path file) {
        super("changed: " + file);
    }
}
