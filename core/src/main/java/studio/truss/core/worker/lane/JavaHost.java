package studio.truss.core.worker.lane;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The running Java and what its machine offers to start another one like it.
///
/// @param aotCache the cache that this process was started with; null without one
/// @param shell a POSIX shell that can rearrange file descriptors; null where there is none
/// @param nice the program that lowers priority; null where there is none
public record JavaHost(
        Path java,
        String classPath,
        @Nullable String aotCache,
        @Nullable Path shell,
        @Nullable Path nice) {
    private static final String AOT = "-XX:AOTCache=";

    /// This process.
    public static JavaHost current() {
        boolean windows = File.separatorChar == '\\';
        List<String> arguments = ManagementFactory.getRuntimeMXBean().getInputArguments();
        return new JavaHost(
                Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java"),
                System.getProperty("java.class.path"),
                arguments.stream()
                        .filter(a -> a.startsWith(AOT))
                        .map(a -> a.substring(AOT.length()))
                        .findFirst()
                        .orElse(null),
                windows || !Files.exists(Path.of("/dev/fd"))
                        ? null
                        : firstOf("/bin/sh").orElse(null),
                windows ? null : firstOf("/usr/bin/nice", "/bin/nice").orElse(null));
    }

    private static Optional<Path> firstOf(String... programs) {
        return Stream.of(programs).map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
