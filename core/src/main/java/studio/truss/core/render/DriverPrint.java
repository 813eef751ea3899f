package studio.truss.core.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A text that changes when the machine's system or its graphics drivers do.
public final class DriverPrint {
    private static final List<String> VERSIONS =
            List.of(
                    "proc/driver/nvidia/version",
                    "sys/module/nvidia/version",
                    "sys/module/i915/srcversion",
                    "sys/module/xe/srcversion",
                    "sys/module/amdgpu/version",
                    "sys/module/amdgpu/srcversion");

    private DriverPrint() {}

    /// This machine's. Where drivers leave no trace in files (Windows, macOS) the system's version
    /// stands for them.
    public static String ofMachine() {
        return of(
                Path.of("/"),
                System.getProperty("os.name", "")
                        + " "
                        + System.getProperty("os.version", "")
                        + " "
                        + System.getProperty("os.arch", ""));
    }

    /// @param root where `proc`, `sys` and `dev` are looked for
    static String of(Path root, String system) {
        List<String> parts = new ArrayList<>();
        parts.add(system);
        for (String name : VERSIONS) {
            firstLine(root.resolve(name)).forEach(line -> parts.add(name + "=" + line));
        }
        parts.addAll(nodes(root.resolve("dev/dri")));
        return String.join("; ", parts);
    }

    private static List<String> firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.limit(1).toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<String> nodes(Path folder) {
        try (Stream<Path> nodes = Files.list(folder)) {
            return nodes.map(node -> "dri/" + node.getFileName()).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
