package studio.truss.app.measure;

import studio.truss.core.library.DataFolder;
import studio.truss.core.library.Library;
import studio.truss.core.library.query.Query;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.worker.lane.JavaHost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A process that does nothing but open a library and ask it once: what a program that has just
/// started waits for its store, classes and native code to be loaded included.
public final class StoreColdStart {
    private StoreColdStart() {}

    /// @param args the data folder
    public static void main(String[] args) {
        Locale.setDefault(Locale.ENGLISH);
        long start = System.nanoTime();
        LibraryFolder libraries =
                new LibraryFolder(new DataFolder(Path.of(args[0])), Clock.systemUTC());
        try (Library library = libraries.openCurrent()) {
            int found = library.find(Query.parse(StoreBench.BEST)).size();
            System.out.println(found + " " + (System.nanoTime() - start) / 1e6);
        }
    }

    /// Milliseconds from the beginning of a new process's main to the answer.
    static double measure(Path folder) {
        JavaHost host = JavaHost.current();
        List<String> command = new ArrayList<>();
        command.add(host.java().toString());
        if (host.aotCache() != null) {
            command.add("-XX:AOTCache=" + host.aotCache());
        }
        command.addAll(
                List.of(
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        host.classPath(),
                        StoreColdStart.class.getName(),
                        folder.toString()));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0 || !said.startsWith("50 ")) {
                throw new IllegalStateException("the store did not answer: " + said);
            }
            return Double.parseDouble(said.strip().substring(3));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
