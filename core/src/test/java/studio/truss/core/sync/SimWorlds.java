package studio.truss.core.sync;

import studio.truss.core.library.sqlite.SqliteLibrary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs worlds, each in a folder of its own, in memory where the system has such a place.
final class SimWorlds implements AutoCloseable {
    private static final int STEPS = 120;

    private final Path folder;
    private final Path template;

    private SimWorlds(Path folder, Path template) {
        this.folder = folder;
        this.template = template;
    }

    static SimWorlds open() throws IOException {
        Path memory = Path.of("/dev/shm");
        Path folder =
                Files.isWritable(memory)
                        ? Files.createTempDirectory(memory, "truss-sim")
                        : Files.createTempDirectory("truss-sim");
        Path template = folder.resolve("template.db");
        SqliteLibrary.open(template, SimDesktop.CREATOR, new SimClock(SimWorld.BEGIN)).close();
        return new SimWorlds(folder, template);
    }

    /// What a world came to.
    ///
    /// @param violations by kind
    /// @param words each of them
    /// @param trace the same for the same seed
    record Outcome(long seed, Map<String, Integer> violations, List<String> words, long trace) {}

    Outcome run(long seed, Breakage breakage) {
        try {
            Path own = Files.createTempDirectory(folder, "w" + seed + "-");
            try (SimWorld world = new SimWorld(seed, own, template, breakage)) {
                world.run(STEPS);
                return new Outcome(
                        seed, world.oracle.violations, world.oracle.words, world.oracle.trace());
            } catch (RuntimeException | Error e) {
                throw new IllegalStateException("seed " + seed, e);
            } finally {
                delete(own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }
}
