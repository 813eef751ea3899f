package studio.truss.app.proof;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// One run of `truss clip` in a process of its own, to be killed. One thread.
final class ProgramRun {
    private static final long END_S = 180;
    private static final long POLL_MS = 5;
    private static final long ORPHAN_S = 10;

    private final ProcessBuilder builder;
    private final Path said;

    /// What the program is at, by its own words, in order.
    enum Stage {
        STARTING,
        ANALYSING,
        RENDERING;

        boolean saidIn(String text) {
            return switch (this) {
                case STARTING -> true;
                case ANALYSING ->
                        text.contains("listening: ")
                                || text.contains("watching: ")
                                || RENDERING.saidIn(text);
                case RENDERING -> text.contains("rendering: ");
            };
        }
    }

    /// How a run without a kill went.
    ///
    /// @param stagesMs how long each stage took
    record Lasted(int code, Map<Stage, Long> stagesMs) {}

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

    /// Runs to the end.
    ///
    /// @return how it ended and how long each stage took
    Lasted await() throws IOException, InterruptedException {
        Process process = builder.start();
        Map<Stage, Long> stages = new EnumMap<>(Stage.class);
        Stage now = Stage.STARTING;
        long since = System.nanoTime();
        for (Stage next : List.of(Stage.ANALYSING, Stage.RENDERING)) {
            reached(process, next);
            stages.put(now, (System.nanoTime() - since) / 1_000_000);
            since = System.nanoTime();
            now = next;
        }
        process.waitFor(END_S, TimeUnit.SECONDS);
        stages.put(now, (System.nanoTime() - since) / 1_000_000);
        process.destroyForcibly();
        return new Lasted(process.waitFor(), Map.copyOf(stages));
    }

    /// Waits until the program says that it is at a stage, or past it, or has ended.
    private void reached(Process process, Stage stage) throws IOException, InterruptedException {
        while (process.isAlive() && !stage.saidIn(Files.readString(said))) {
            process.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
        }
    }

    /// Runs and kills, without a word, the program or one of the processes that it started.
    ///
    /// @param afterMs from when the stage is reached
    Ended killed(Stage stage, long afterMs, boolean parent, SplittableRandom random)
            throws IOException, InterruptedException {
        Process process = builder.start();
        reached(process, stage);
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
