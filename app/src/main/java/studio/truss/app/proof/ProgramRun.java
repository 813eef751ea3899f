package studio.truss.app.proof;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// One run of `truss clip` in a process of its own, to be killed. One thread.
final class ProgramRun {
    private static final long END_S = 180;
    private static final long ORPHAN_S = 10;

    private final ProcessBuilder builder;
    private final Path said;

    /// What came of a run.
    ///
    /// @param problems what should not have been
    /// @param stage the last thing that the program said it was doing
    record Ended(int code, String stage, boolean rendering, List<String> problems) {
        Ended(int code, String stage) {
            this(code, stage, false, List.of());
        }
    }

    ProgramRun(Path home, Path film, Path out, String encoder) throws IOException {
        said = Files.createTempFile(film.getParent(), "said-", ".txt");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
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
                        System.getProperty("java.class.path"),
                        "studio.truss.app.cli.Main",
                        "clip",
                        film.toString(),
                        "--out",
                        out.toString(),
                        "--min",
                        "2",
                        "--max",
                        "5",
                        "--clips",
                        "3",
                        "--size",
                        "source",
                        "--quality",
                        "draft",
                        "--encoder",
                        encoder));
        builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(said.toFile())
                        .redirectInput(new File(File.separatorChar == '\\' ? "NUL" : "/dev/null"));
        builder.environment().put("TRUSS_HOME", home.toString());
    }

    int await() throws IOException, InterruptedException {
        Process process = builder.start();
        process.waitFor(END_S, TimeUnit.SECONDS);
        process.destroyForcibly();
        return process.waitFor();
    }

    /// Runs and kills, without a word, the program or one of the processes that it started.
    Ended killed(long afterMs, boolean parent, SplittableRandom random)
            throws IOException, InterruptedException {
        Process process = builder.start();
        process.waitFor(afterMs, TimeUnit.MILLISECONDS);
        List<ProcessHandle> workers = process.descendants().toList();
        if (parent) {
            process.destroyForcibly();
        } else if (!workers.isEmpty()) {
            workers.get(random.nextInt(workers.size())).destroyForcibly();
        }
        List<String> problems = new ArrayList<>();
        if (!process.waitFor(END_S, TimeUnit.SECONDS)) {
            problems.add("the program hangs");
            process.destroyForcibly();
        }
        for (ProcessHandle worker : workers) {
            if (!gone(worker)) {
                problems.add("process " + worker.pid() + " is left over");
                worker.destroyForcibly();
            }
        }
        int code = process.waitFor();
        if (!parent && code != 0 && code != 3 && code != 5) {
            problems.add("a dead worker made the program exit with " + code);
        }
        String text = Files.readString(said);
        return new Ended(code, stage(text), text.contains("rendering: "), problems);
    }

    private static boolean gone(ProcessHandle worker) throws InterruptedException {
        for (long waited = 0; worker.isAlive() && waited < ORPHAN_S * 20; waited++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return !worker.isAlive();
    }

    private static String stage(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.matches("[a-z]+: \\d+ %.*"))
                .reduce("starting", (a, b) -> b);
    }
}
