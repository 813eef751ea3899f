package studio.truss.app;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/// Where this program lies.
public final class ProgramFiles {
    private ProgramFiles() {}

    /// What starts it: the script in one of the folders above its classes; empty when there is
    /// none.
    public static Optional<Path> launcher() {
        CodeSource source = ProgramFiles.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            Path folder = Path.of(source.getLocation().toURI()).toAbsolutePath();
            while (folder != null) {
                Path script = folder.resolve("truss");
                if (Files.isExecutable(script) && Files.isRegularFile(script)) {
                    return Optional.of(script);
                }
                folder = folder.getParent();
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
