package studio.truss.core.derived;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where Truss Studio keeps what it can make again: `cache` in `TRUSS_HOME` when that is set, else
/// the platform's folder for caches.
public record CacheFolder(Path root) {
    private static final String NAME = "truss";

    /// @param environment the process's environment
    /// @param osName as the system property `os.name`
    /// @param userHome as the system property `user.home`
    public static CacheFolder of(Map<String, String> environment, String osName, Path userHome) {
        Path home = path(environment.get("TRUSS_HOME"));
        if (home != null) {
            return new CacheFolder(home.toAbsolutePath().normalize().resolve("cache"));
        }
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            Path local = path(environment.get("LOCALAPPDATA"));
            return new CacheFolder(
                    (local != null ? local : userHome.resolve("AppData/Local")).resolve(NAME));
        }
        if (os.startsWith("mac")) {
            return new CacheFolder(userHome.resolve("Library/Caches").resolve(NAME));
        }
        Path caches = path(environment.get("XDG_CACHE_HOME"));
        // the XDG specification ignores relative paths
        Path base = caches != null && caches.isAbsolute() ? caches : userHome.resolve(".cache");
        return new CacheFolder(base.resolve(NAME));
    }

    /// The folder of what is derived from sources.
    public Path derived() {
        return root.resolve("derived");
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null || text.isBlank() ? null : Path.of(text);
    }
}
