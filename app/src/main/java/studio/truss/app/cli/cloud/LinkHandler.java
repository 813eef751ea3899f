package studio.truss.app.cli.cloud;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Has `truss://` links open this program, where that takes no installer: on desktops that follow
/// freedesktop.org.
///
/// @param os as the system property `os.name`
/// @param home the user's
record LinkHandler(Map<String, String> environment, String os, Path home) {
    private static final String ENTRY = "truss-studio-links.desktop";
    private static final String TYPE = "x-scheme-handler/truss";
    private static final String SECTION = "[Default Applications]";

    /// @param launcher what starts the program
    /// @return the file that says so
    Path register(Path launcher) {
        String name = os.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows") || name.startsWith("mac")) {
            throw new CommandFailure(
                    ExitCode.NO_INPUT_USABLE,
                    "On this system only an installed program can be given links. Paste the link"
                            + " of the mail in place of it: truss login --link 'LINK', or in the"
                            + " account of the studio.");
        }
        Path entry = folder("XDG_DATA_HOME", ".local/share").resolve("applications").resolve(ENTRY);
        Path defaults = folder("XDG_CONFIG_HOME", ".config").resolve("mimeapps.list");
        try {
            replace(entry, entry(launcher));
            replace(
                    defaults,
                    withDefault(Files.exists(defaults) ? Files.readString(defaults) : ""));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + entry + " and " + defaults, e);
        }
        return entry;
    }

    private Path folder(String variable, String usual) {
        @Nullable String given = environment.get(variable);
        // the XDG specification ignores relative paths
        return given != null && Path.of(given).isAbsolute() ? Path.of(given) : home.resolve(usual);
    }

    static String entry(Path launcher) {
        return """
        [Desktop Entry]
        Type=Application
        Name=Truss Studio
        Exec=%s %%u
        MimeType=%s;
        NoDisplay=true
        """
                .formatted(quoted(launcher.toString()), TYPE);
    }

    /// A path as an argument in `Exec`: first quoted, then escaped as any text of the file.
    private static String quoted(String path) {
        String inside = path.replaceAll("([\\\\\"`$])", "\\\\$1").replace("%", "%%");
        return ("\"" + inside + "\"").replace("\\", "\\\\");
    }

    /// The user's choices with ours among them; all others stay as they are.
    static String withDefault(String list) {
        List<String> lines = new ArrayList<>(list.lines().toList());
        int section = -1;
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith("[")) {
                inside = line.equals(SECTION);
                section = inside && section < 0 ? i : section;
            } else if (inside && line.replaceAll("\\s", "").startsWith(TYPE + "=")) {
                lines.remove(i--);
            }
        }
        if (section < 0) {
            section = lines.size();
            lines.add(SECTION);
        }
        lines.add(section + 1, TYPE + "=" + ENTRY);
        return String.join("\n", lines) + "\n";
    }

    private static void replace(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
