package studio.truss.app.evaluation;

import studio.truss.app.measure.Row;
import studio.truss.core.worker.lane.JavaHost;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Whether the whole main job, clips included, writes the same manifest to the byte when it is run
/// again: each run a process of its own with a library of its own, on one core and on all of them.
///
/// Cores are taken away by the system (`taskset`) where it can, so that FFmpeg counts them too, and
/// from Java everywhere.
public final class RepeatFigures {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");
    private static final String[] LENGTHS = {"--clips", "2", "--min", "8", "--max", "12"};

    private RepeatFigures() {}

    /// @param folder for what the runs write
    /// @param chat of the film
    /// @param notes gets how many threads the runs had
    public static List<Row> of(Path film, Path chat, Path folder, List<String> notes) {
        int cores = Runtime.getRuntime().availableProcessors();
        Set<String> manifests = new LinkedHashSet<>();
        int run = 0;
        for (int each : new int[] {cores, cores, 1}) {
            manifests.add(manifest(each, cores, film, chat, folder.resolve("run-" + run++)));
        }
        notes.add(
                "repeat: three processes, two on %d cores and one on 1%s."
                        .formatted(cores, cores == 1 ? " (the machine has no more)" : ""));
        return List.of(
                Row.atMost("repeat: different manifests of three runs", manifests.size(), "", 1));
    }

    private static String manifest(int cores, int all, Path film, Path chat, Path folder) {
        JavaHost host = JavaHost.current();
        List<String> command = new ArrayList<>();
        if (cores < all && Files.isExecutable(TASKSET)) {
            command.addAll(List.of(TASKSET.toString(), "-c", "0"));
        }
        command.addAll(
                List.of(
                        host.java().toString(),
                        "-XX:ActiveProcessorCount=" + cores,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.awt.headless=true"));
        String natives = System.getProperty("org.bytedeco.javacpp.cachedir");
        if (natives != null) {
            command.add("-Dorg.bytedeco.javacpp.cachedir=" + natives);
        }
        command.addAll(
                List.of(
                        "-cp",
                        host.classPath(),
                        "studio.truss.app.cli.Main",
                        "clip",
                        film.toString(),
                        "--chat",
                        chat.toString(),
                        "--out",
                        folder.resolve("clips").toString(),
                        "--json"));
        command.addAll(List.of(LENGTHS));
        try {
            Files.createDirectories(folder);
            File said = folder.resolve("said.txt").toFile();
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(said);
            builder.environment().put("TRUSS_HOME", folder.resolve("home").toString());
            Process process = builder.start();
            process.getOutputStream().close();
            String manifest =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "a run failed: " + Files.readString(said.toPath()).strip());
            }
            return manifest;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
