import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What `./truss` runs when the build is older than the sources: builds with Maven, writes the
/// class path and JVM options to `app/target/truss.args`, trains the JDK's AOT cache. A file lock
/// lets one build run at a time; who waited finds it done. Started as a source file on the JDK that
/// the launcher found; talks on stderr only.
final class Build {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final PrintStream ERR = System.err;

    private final Path root;
    private final Path target;
    private final Path lib;
    private final Path options;
    private final Path log;

    private Build(Path root) {
        this.root = root;
        this.target = root.resolve("app/target");
        this.lib = target.resolve("lib");
        this.options = target.resolve("truss.args");
        this.log = root.resolve("target/truss-build.log");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(new Build(Path.of(args[0])).run());
    }

    private int run() throws IOException, InterruptedException {
        if (upToDate()) {
            return 0;
        }
        Files.createDirectories(root.resolve("target"));
        Files.createDirectories(target);
        try (FileChannel channel =
                        FileChannel.open(
                                root.resolve("target/truss-build.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            return upToDate() ? 0 : build();
        }
    }

    private boolean upToDate() throws IOException {
        return Files.exists(options)
                && Files.getLastModifiedTime(options).compareTo(newestSource()) >= 0;
    }

    private int build() throws IOException, InterruptedException {
        FileTime started = FileTime.from(Instant.now());
        if (newestJar().compareTo(newestSource()) < 0) {
            Optional<Path> maven = onPath(WINDOWS ? "mvn.cmd" : "mvn");
            if (maven.isEmpty() && !Files.isDirectory(lib)) {
                ERR.println("truss: Maven is needed to build: install Maven 3.8 or newer.");
                return 1;
            }
            if (maven.isEmpty()) {
                ERR.println("truss: Maven is not on the PATH, so the last build is started.");
            } else if (!maven(maven.get())) {
                return 1;
            }
        }
        Path next = target.resolve("truss.args.next");
        Files.writeString(next, options());
        train(next);
        Files.setLastModifiedTime(next, started);
        Files.move(next, options, StandardCopyOption.ATOMIC_MOVE);
        return 0;
    }

    private boolean maven(Path maven) throws IOException, InterruptedException {
        boolean first = Files.notExists(lib);
        ERR.println(
                "truss: building"
                        + (first ? " (the first time downloads about 250 MB)" : "")
                        + "...");
        ProcessBuilder process =
                new ProcessBuilder(maven.toString(), "-q", "-B", "-DskipTests", "package")
                        .directory(root.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (process.start().waitFor() == 0) {
            return true;
        }
        ERR.println("truss: the build failed: " + firstError());
        ERR.println("truss: its log is " + log);
        return false;
    }

    private String firstError() throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains("[ERROR] "))
                    .map(line -> line.substring(line.indexOf("[ERROR] ") + 8).trim())
                    .filter(reason -> !reason.isEmpty() && !reason.endsWith(":"))
                    .map(reason -> reason.substring(0, Math.min(reason.length(), 400)))
                    .findFirst()
                    .orElse("Maven gave no reason.");
        }
    }

    /// An argument file of the `java` command: class path in a fixed order (the AOT cache depends
    /// on it) and options.
    private String options() throws IOException {
        String classPath;
        try (Stream<Path> jars = Files.list(lib)) {
            classPath =
                    String.join(
                            System.getProperty("path.separator"),
                            jars.map(Path::toString)
                                    .filter(n -> n.endsWith(".jar"))
                                    .sorted()
                                    .toList());
        }
        return String.join(
                "\n",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp \"" + classPath.replace("\\", "\\\\").replace("\"", "\\\"") + "\"",
                "");
    }

    /// A short run that loads what every command loads; without the cache the program starts more
    /// slowly, nothing else.
    private void train(Path arguments) throws IOException, InterruptedException {
        Path cache = target.resolve("truss.aot");
        Path next = target.resolve("truss.aot.next");
        Path home = Files.createTempDirectory("truss-training");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + arguments);
        command.add("-XX:AOTCacheOutput=" + next);
        command.add("-Xlog:disable");
        // the build opens no window on the screen; what draws is the same code
        command.add("-Dglass.platform=Headless");
        command.add("-Dprism.order=sw");
        command.add("studio.truss.app.cli.Main");
        command.add("train");
        ProcessBuilder process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(target.resolve("truss-training.log").toFile());
        process.environment().put("TRUSS_HOME", home.toString());
        Files.deleteIfExists(cache);
        Process training = process.start();
        if (!training.waitFor(180, TimeUnit.SECONDS)) {
            training.destroyForcibly().waitFor();
        } else if (Files.exists(next)) {
            Files.move(next, cache, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.deleteIfExists(next);
        deleteTree(home);
    }

    private FileTime newestJar() throws IOException {
        if (Files.notExists(lib)) {
            return FileTime.fromMillis(0);
        }
        try (Stream<Path> jars = Files.list(lib)) {
            return newest(jars.filter(p -> p.getFileName().toString().startsWith("truss-")));
        }
    }

    private FileTime newestSource() throws IOException {
        List<Path> roots = new ArrayList<>();
        roots.add(root.resolve("pom.xml"));
        roots.add(root.resolve("build"));
        roots.add(root.resolve("assets/fetch.lock"));
        try (Stream<Path> modules = Files.list(root)) {
            modules.filter(m -> Files.exists(m.resolve("pom.xml")))
                    .forEach(m -> {
                        roots.add(m.resolve("pom.xml"));
                        roots.add(m.resolve("src/main"));
                    });
        }
        FileTime newest = FileTime.fromMillis(0);
        for (Path start : roots) {
            if (Files.exists(start)) {
                try (Stream<Path> files = Files.walk(start)) {
                    FileTime time = newest(files);
                    newest = time.compareTo(newest) > 0 ? time : newest;
                }
            }
        }
        return newest;
    }

    private static FileTime newest(Stream<Path> files) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        for (Path file : (Iterable<Path>) files::iterator) {
            FileTime time = Files.getLastModifiedTime(file);
            newest = time.compareTo(newest) > 0 ? time : newest;
        }
        return newest;
    }

    private static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(System.getProperty("path.separator")))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
