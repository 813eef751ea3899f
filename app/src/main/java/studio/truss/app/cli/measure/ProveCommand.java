package studio.truss.app.cli.measure;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.Terminal;
import studio.truss.app.proof.InputProof;
import studio.truss.app.proof.KillProof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// `truss prove`: experiments that anybody can repeat; `docs/proof.md` says what they show.
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = "Proves by experiment what the program promises: kills or inputs.",
        footer = {
            "",
            "Examples:",
            "  truss prove kills --rounds 50 --seed 1",
            "  truss prove inputs --rounds 10000 --seed 1 --data videos"
        },
        subcommands = {ProveCommand.Kills.class, ProveCommand.Inputs.class})
public final class ProveCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    @Command(
            name = "kills",
            mixinStandardHelpOptions = true,
            description = "Kills the program and its workers at random moments of the main job.")
    static final class Kills implements Callable<Integer> {
        @Option(names = "--rounds", description = "How many. Default: ${DEFAULT-VALUE}.")
        private int rounds = 50;

        @Option(names = "--seed", description = "Of the moments. Default: ${DEFAULT-VALUE}.")
        private long seed = 1;

        @Override
        public Integer call() throws IOException, InterruptedException {
            Path folder = Files.createTempDirectory("truss-kills-");
            Terminal terminal = Terminal.ofProcess();
            try (KillProof proof = new KillProof(folder, seed, terminal::note)) {
                KillProof.Report report = proof.run(rounds);
                System.out.printf(
                        "%d rounds: program killed %d times, a worker %d times; %d renders finished"
                                + " by a later process, %d clips counted and whole, %d failures.%n",
                        report.rounds(),
                        report.parents(),
                        report.workers(),
                        report.resumed(),
                        report.whole(),
                        report.failures().size());
                report.failures().forEach(System.out::println);
                return report.failures().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
            } finally {
                delete(folder);
            }
        }
    }

    @Command(
            name = "inputs",
            mixinStandardHelpOptions = true,
            description = "Puts damaged files through the probe and the first frames.")
    static final class Inputs implements Callable<Integer> {
        @Option(names = "--rounds", description = "How many files. Default: ${DEFAULT-VALUE}.")
        private int rounds = 10_000;

        @Option(names = "--seed", description = "Of the damage. Default: ${DEFAULT-VALUE}.")
        private long seed = 1;

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Damage the small files of this folder too.")
        private @Nullable Path data;

        @Override
        public Integer call() throws IOException {
            Path folder = Files.createTempDirectory("truss-inputs-");
            Terminal terminal = Terminal.ofProcess();
            try (InputProof proof = new InputProof(folder, data)) {
                Map<String, Integer> verdicts =
                        proof.run(
                                rounds,
                                seed,
                                done -> terminal.progress("damaged files", done, rounds, ""));
                terminal.closeBar();
                System.out.printf(
                        "%d damaged files out of %d whole ones, seed %d%n",
                        rounds, proof.sources(), seed);
                verdicts.forEach((verdict, n) -> System.out.printf("%8d  %s%n", n, verdict));
                int told = verdicts.values().stream().mapToInt(Integer::intValue).sum();
                return told == rounds ? ExitCode.DONE : ExitCode.SOME_FAILED;
            } finally {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
