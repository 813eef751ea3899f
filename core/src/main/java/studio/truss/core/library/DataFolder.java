package studio.truss.core.library;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where Truss Studio keeps its data: `TRUSS_HOME` when set, else the platform's user data folder.
public record DataFolder(Path root) {
    private static final String NAME = "Truss Studio";

    /// @param environment the process's environment
    /// @param osName as the system property `os.name`
    /// @param userHome as the system property `user.home`
    public static DataFolder of(Map<String, String> environment, String osName, Path userHome) {
        Path chosen = path(environment.get("TRUSS_HOME"));
        if (chosen != null) {
            return new DataFolder(chosen.toAbsolutePath().normalize());
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            Path local = path(environment.get("LOCALAPPDATA"));
            return new DataFolder(
                    (local != null ? local : userHome.resolve("AppData/Local")).resolve(NAME));
        }
        if (os.startsWith("mac")) {
            return new DataFolder(userHome.resolve("Library/Application Support").resolve(NAME));
        }
        Path data = path(environment.get("XDG_DATA_HOME"));
        // the XDG specification ignores relative paths
        Path base = data != null && data.isAbsolute() ? data : userHome.resolve(".local/share");
        return new DataFolder(base.resolve("truss-studio"));
    }

    /// The folder of this process.
    public static DataFolder ofProcess() {
        return of(
                System.getenv(),
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")));
    }

    /// The folder of the library files, one for each creator.
    public Path libraries() {
        return root.resolve("libraries");
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null || text.isBlank() ? null : Path.of(text);
    }
}
