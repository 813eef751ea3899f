package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.testing.Footage;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What only a process of its own shows: its locale, its standard output.
class ProgramProcessTest {
    @TempDir private Path folder;

    private record Ran(int code, String err) {}

    private Ran run(String language, File out, String... args)
            throws IOException, InterruptedException {
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
                List.of("-cp", System.getProperty("java.class.path"), "studio.truss.app.cli.Main"));
        command.addAll(List.of(args));
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out).redirectError(said.toFile());
        builder.environment().put("TRUSS_HOME", folder.resolve("home").toString());
        // read by the workers' Java as well
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.language=" + language);
        Process process = builder.start();
        if (!process.waitFor(240, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ran(process.waitFor(), Files.readString(said));
    }

    @Tag("long")
    @Test
    void theManifestDoesNotDependOnTheMachinesLanguage() throws IOException, InterruptedException {
        Path film =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .sound("sine=f=440:r=48000")
                        .seconds(3)
                        .write(folder.resolve("film.mp4"));
        List<String> manifests = new ArrayList<>();
        for (String language : List.of("en", "de")) {
            Path out = folder.resolve(language);
            File printed = folder.resolve("printed.json").toFile();
            Ran ran =
                    run(
                            language,
                            printed,
                            "clip",
                            film.toString(),
                            "--quality",
                            "draft",
                            "--out",
                            out.toString());
            assertEquals(ExitCode.DONE, ran.code(), ran.err());
            manifests.add(Files.readString(out.resolve("manifest.json")));
        }
        assertTrue(manifests.getFirst().matches("(?s).* \\d+\\.\\d times.*"), manifests.getFirst());
        assertEquals(manifests.getFirst(), manifests.getLast());
    }

    @Test
    void outputThatCannotBeWrittenIsAnError() throws IOException, InterruptedException {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "a device that is always full");
        for (List<String> args : List.of(List.of("library", "--json"), List.of("--help"))) {
            Ran ran = run("en", full, args.toArray(String[]::new));
            assertEquals(ExitCode.INTERNAL_ERROR, ran.code(), args + ran.err());
            assertTrue(ran.err().contains("could not be written"), ran.err());
        }
    }
}
