package studio.truss.platform.devcloud.server;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The servers that are not part of this program, fetched by the user's own Maven into its own
/// cache. What was found is kept, so that the next start asks nobody.
public final class FetchedServers {
    private static final String POM = "servers-pom.xml";
    private static final String GOAL =
            "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";

    private final Path folder;
    private final Map<String, String> environment;

    /// @param folder for the project that Maven is given and for what it says
    public FetchedServers(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    /// Whether all is there already, so that nothing is fetched.
    public boolean areThere() throws IOException {
        return kept().isPresent();
    }

    /// The class path of both servers. May fetch 70 MB the first time.
    public String classPath() throws IOException, InterruptedException, ServerTrouble {
        Optional<String> kept = kept();
        return kept.isPresent() ? kept.get() : fetch();
    }

    private Optional<String> kept() throws IOException {
        Path list = folder.resolve("classpath");
        Path pom = folder.resolve("pom.xml");
        if (!Files.exists(list) || !Files.exists(pom) || !Files.readString(pom).equals(pom())) {
            return Optional.empty();
        }
        String classPath = Files.readString(list).strip();
        boolean whole =
                !classPath.isEmpty()
                        && Pattern.compile(Pattern.quote(File.pathSeparator))
                                .splitAsStream(classPath)
                                .allMatch(jar -> Files.isRegularFile(Path.of(jar)));
        return whole ? Optional.of(classPath) : Optional.empty();
    }

    private String fetch() throws IOException, InterruptedException, ServerTrouble {
        Path maven =
                maven().orElseThrow(() ->
                        new ServerTrouble(
                                "Maven is needed to fetch the servers of the"
                                        + " development cloud: install Maven 3.8 or"
                                        + " newer, so that mvn is on the PATH."));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pom.xml"), pom());
        Path log = folder.resolve("maven.log");
        Process process =
                new ProcessBuilder(
                                maven.toString(),
                                "-q",
                                "-B",
                                "-f",
                                folder.resolve("pom.xml").toString(),
                                GOAL,
                                "-Dmdep.outputFile=" + folder.resolve("classpath"))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            if (process.waitFor() != 0) {
                throw failed(log);
            }
        } finally {
            process.destroy();
        }
        return kept().orElseThrow(() -> failed(log));
    }

    private static ServerTrouble failed(Path log) {
        String why = "it says nothing";
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            why =
                    lines.filter(line -> line.contains("[ERROR]"))
                            .map(line -> line.replaceAll("\u001B\\[[0-9;]*m", ""))
                            .map(line -> line.replace("[ERROR]", "").strip())
                            .filter(line -> !line.isEmpty())
                            .findFirst()
                            .orElse(why);
        } catch (IOException e) {
            why = "its log cannot be read";
        }
        return new ServerTrouble(
                "Maven could not fetch the servers of the development cloud; the first time it"
                        + " needs the network ("
                        + why
                        + "). Its log is "
                        + log
                        + ".");
    }

    private Optional<Path> maven() {
        boolean windows = File.separatorChar == '\\';
        List<String> names = windows ? List.of("mvn.cmd", "mvn.bat") : List.of("mvn");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(entry -> !entry.isBlank())
                .flatMap(entry -> names.stream().map(name -> Path.of(entry).resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String pom() throws IOException {
        try (InputStream in = FetchedServers.class.getResourceAsStream(POM)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + POM);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
