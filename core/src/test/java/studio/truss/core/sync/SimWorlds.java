package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.sqlite.SqliteLibrary;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Runs worlds, each in a folder of its own, in memory where the system has such a place.
final class SimWorlds implements AutoCloseable {
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
    record Outcome(long seed, Map<String, Integer> violations, List<String> words, long trace) {
        boolean bad() {
            return !violations.isEmpty();
        }
    }

    Outcome run(long seed, Breakage breakage) {
        return run(seed, SimEvents.all(), breakage, null);
    }

    /// @param story told what happens; null for none
    Outcome run(long seed, SimEvents events, Breakage breakage, @Nullable List<String> story) {
        try {
            Path own = Files.createTempDirectory(folder, "w" + seed + "-");
            try (SimWorld world = new SimWorld(seed, events, own, template, breakage, story)) {
                try {
                    world.run();
                } catch (RuntimeException e) {
                    Throwable root = e;
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        root = t;
                    }
                    StringWriter words = new StringWriter();
                    root.printStackTrace(new PrintWriter(words));
                    world.oracle.violated("a bug: " + e.getClass().getName(), words.toString());
                }
                return new Outcome(
                        seed, world.oracle.violations, world.oracle.words, world.oracle.trace());
            } finally {
                delete(own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The least of a failing world that fails in the same way, told as a story.
    String shrunk(Outcome bad, Breakage breakage) {
        String kind = bad.violations().keySet().iterator().next();
        SimEvents least =
                new SimShrinker(events ->
                        run(bad.seed(), events, breakage, null).violations().containsKey(kind))
                        .shrink(SimEvents.all());
        List<String> story = new ArrayList<>();
        Outcome outcome = run(bad.seed(), least, breakage, story);
        return String.format(
                "seed %d: %s%nThe least of it that fails: events %s, without %s%n%s%n%s",
                bad.seed(),
                bad.words(),
                least.kept(),
                least.without(),
                String.join(System.lineSeparator(), story),
                outcome.words());
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
