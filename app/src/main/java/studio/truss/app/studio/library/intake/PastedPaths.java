package studio.truss.app.studio.library.intake;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Paths in a pasted text, one a line: as a terminal, a file manager or a browser writes them.
final class PastedPaths {
    private PastedPaths() {}

    /// Empty unless every line is an absolute path.
    static List<Path> of(String text) {
        List<Path> paths = new ArrayList<>();
        for (String line : text.strip().lines().map(String::strip).toList()) {
            if (line.isEmpty()) {
                continue;
            }
            Path path = path(unquoted(line));
            if (path == null) {
                return List.of();
            }
            paths.add(path);
        }
        return paths;
    }

    private static String unquoted(String line) {
        boolean quoted =
                line.length() > 2
                        && (line.startsWith("\"") || line.startsWith("'"))
                        && line.charAt(0) == line.charAt(line.length() - 1);
        return quoted ? line.substring(1, line.length() - 1) : line;
    }

    private static @Nullable Path path(String text) {
        try {
            Path path = text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
            return path.isAbsolute() ? path : null;
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return null; // no path on this system, such as an address with a host
        }
    }
}
