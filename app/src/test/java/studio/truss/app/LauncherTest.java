package studio.truss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The `truss` script beside a build that is up to date, with a JDK whose `java` prints its
/// arguments and exits with 7.
final class LauncherTest {
    @TempDir private Path folder;
    private Path checkout;
    private Path jdk;

    @BeforeEach
    void aBuiltCheckoutAndAJdk() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the script is for POSIX shells");
        checkout = Files.createDirectories(folder.resolve("a check'out"));
        Path script =
                Path.of("..", "truss"); // Maven tests in the module's folder, IDEs often above it
        Files.copy(Files.exists(script) ? script : Path.of("truss"), checkout.resolve("truss"));
        executable(checkout.resolve("truss"));
        Path options = checkout.resolve("app/target/truss.args");
        Files.createDirectories(checkout.resolve("app/target"));
        Files.writeString(options, "");
        jdk = jdk("jdk 25", "25.0.3");
    }

    @Test
    void argumentsReachTheProgramExactly() throws IOException, InterruptedException {
        List<String> arguments =
                List.of(
                        "clip",
                        "a b",
                        "it's \"quoted\"",
                        "--",
                        "-dash",
                        "@file",
                        "🙂.mp4",
                        "$HOME *",
                        "");
        List<String> seen = run(checkout.resolve("truss"), jdk, arguments).output();
        int main = seen.indexOf("studio.truss.app.cli.Main");
        assertEquals(arguments, seen.subList(main + 1, seen.size()));
    }

    @Test
    void theProgramsExitCodeIsKept() throws IOException, InterruptedException {
        assertEquals(7, run(checkout.resolve("truss"), jdk, List.of("x")).code());
    }

    @Test
    void theBuildIsFoundThroughLinks() throws IOException, InterruptedException {
        Path first = Files.createSymbolicLink(folder.resolve("first"), checkout.resolve("truss"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("first"));
        String options = "@" + checkout.toRealPath().resolve("app/target/truss.args");
        assertTrue(run(second, jdk, List.of()).output().contains(options), first + " leads to it");
    }

    @Test
    void anOlderJdkIsPassedOver() throws IOException, InterruptedException {
        Path old = jdk("jdk 17", "17.0.15");
        Run run = run(checkout.resolve("truss"), old, List.of());
        assertFalse(run.output().contains(old.toString()), "started by " + old);
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(home.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(
                home.resolve("bin/java"),
                "#!/bin/sh\nprintf '%s\\n' \"${0%/bin/java}\" \"$@\"\nexit 7\n");
        executable(home.resolve("bin/javac"));
        executable(home.resolve("bin/java"));
        return home;
    }

    private static void executable(Path file) throws IOException {
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    private record Run(int code, List<String> output) {}

    /// Runs the script with `jdk` as the first and a JDK 25 of this test as the second choice.
    private Run run(Path script, Path first, List<String> arguments)
            throws IOException, InterruptedException {
        Path call =
                folder.resolve(
                        "call.sh"); // as a file: an emoji in argv would depend on this JVM's locale
        Files.writeString(call, "exec " + quoted(script.toString()) + " " + quoted(arguments));
        ProcessBuilder process =
                new ProcessBuilder("/bin/sh", call.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        process.environment().put("TRUSS_JAVA_HOME", first.toString());
        process.environment().put("JAVA_HOME", folder.resolve("jdk 25").toString());
        process.environment().put("LC_ALL", "C.UTF-8");
        Process started = process.start();
        String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String lines = output.endsWith("\n") ? output.substring(0, output.length() - 1) : output;
        return new Run(started.waitFor(), Arrays.asList(lines.split("\n", -1)));
    }

    private static String quoted(List<String> arguments) {
        return arguments.stream().map(LauncherTest::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }
}
