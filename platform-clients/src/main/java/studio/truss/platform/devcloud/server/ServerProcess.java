package studio.truss.platform.devcloud.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A server in a process of its own, run from source on a class path that was found elsewhere. It
/// says `READY PORT` when it listens, and ends when it is closed or when this program ends.
public final class ServerProcess implements AutoCloseable {
    private static final Duration TO_END = Duration.ofSeconds(5);

    private final Process process;
    private final URI endpoint;

    private ServerProcess(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /// Servers are run from source: that needs a Java with its compiler.
    public static void requireJdk() throws ServerTrouble {
        Path home = Path.of(System.getProperty("java.home"));
        if (ModuleFinder.ofSystem().find("jdk.compiler").isEmpty()) {
            throw new ServerTrouble(
                    "The development cloud needs a whole JDK, and "
                            + home
                            + " has no compiler: set TRUSS_JAVA_HOME to the folder of a JDK 25.");
        }
    }

    /// The engine of the table, in memory or with its files in a folder.
    ///
    /// @param classPath has DynamoDB Local
    /// @param folder where its source, its output and its small files go
    public static ServerProcess tableEngine(String classPath, Path folder, boolean keep)
            throws IOException {
        List<String> options = new ArrayList<>(List.of("-port", "8000", "-disableTelemetry"));
        options.add("-sharedDb"); // else each key's holder sees tables of its own
        options.addAll(keep ? List.of("-dbPath", folder.toString()) : List.of("-inMemory"));
        return start("TableEngine", classPath, folder, options);
    }

    /// An S3 server with one bucket, in memory or with its files in a folder.
    ///
    /// @param classPath has s3proxy
    /// @param folder where its source and its output go, and its files when they are kept
    /// @param grants whom it asks about keys
    public static ServerProcess objectServer(
            String classPath, Path folder, boolean keep, String bucket, ObjectGrants grants)
            throws IOException {
        List<String> options = new ArrayList<>();
        options.addAll(List.of(grants.endpoint().toString(), grants.word(), bucket));
        if (keep) {
            options.add(Files.createDirectories(folder.resolve("objects")).toString());
        }
        return start("ObjectServer", classPath, folder, options);
    }

    /// @param main a source file beside this class
    static ServerProcess start(String main, String classPath, Path folder, List<String> options)
            throws IOException {
        Files.createDirectories(folder);
        Path source = copy(main + ".java", folder);
        Path logging = copy("logback.xml", folder);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Xmx512m"));
        command.add("-Dlogback.configurationFile=" + logging);
        command.addAll(List.of("-cp", classPath, source.toString()));
        command.addAll(options);
        Path output = folder.resolve(main + ".log");
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(output.toFile())
                        .start();
        return new ServerProcess(process, ready(process, main, output));
    }

    private static Path copy(String name, Path folder) throws IOException {
        try (InputStream in = ServerProcess.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + name);
            }
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    private static URI ready(Process process, String main, Path output) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("READY ")) {
                // a virtual thread would keep its carrier while it waits for a pipe
                Thread.ofPlatform().daemon().name(main + " output").start(() -> drain(lines));
                return URI.create("http://127.0.0.1:" + line.substring("READY ".length()).strip());
            }
        }
        process.destroyForcibly();
        throw new IOException(
                main + " ended before it was ready: " + Files.readString(output).strip());
    }

    /// A process whose output nobody reads stops at a full pipe.
    private static void drain(BufferedReader lines) {
        try (lines) {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The process has ended, and its output with it.
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
