import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Puts the files of `assets/fetch.lock` among the assets' classes: from the cache, else by `npm
/// pack` into the cache. A file whose SHA-256 is not the locked one is never used. What cannot be
/// had is one warning line and no failure; the resource `fetched.json` lists what is there.
/// Arguments: lock file, cache folder, classes folder, `offline=true` when Maven is offline.
final class FetchAssets {
    private static final String PREFIX = "studio/truss/assets/";
    private static final String NPM =
            System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";

    private record Wanted(
            String npmPackage, String version, String sha256, String resource, String member) {
        static Wanted parse(String line) {
            String[] fields = line.trim().split("\\s+", 5);
            return new Wanted(fields[0], fields[1], fields[2], fields[3], fields[4]);
        }

        String spec() {
            return npmPackage + "@" + version;
        }
    }

    private final Path cache;

    private FetchAssets(Path cache) {
        this.cache = cache;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<Wanted> wanted;
        try (Stream<String> lines = Files.lines(Path.of(args[0]))) {
            wanted =
                    lines.filter(l -> !l.isBlank() && !l.startsWith("#"))
                            .map(Wanted::parse)
                            .toList();
        }
        Path cache = Files.createDirectories(Path.of(args[1]).toAbsolutePath().normalize());
        new FetchAssets(cache).run(wanted, Path.of(args[2]), args[3].equals("offline=true"));
    }

    private void run(List<Wanted> wanted, Path classes, boolean offline)
            throws IOException, InterruptedException {
        TreeSet<String> problems = new TreeSet<>();
        Map<String, List<Wanted>> missing =
                wanted.stream()
                        .filter(w -> !cached(w))
                        .collect(
                                Collectors.groupingBy(
                                        Wanted::spec, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Wanted>> entry : missing.entrySet()) {
            if (offline) {
                problems.add("Maven is offline");
            } else {
                fetch(entry.getKey(), entry.getValue(), problems);
            }
        }
        List<String> rows = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        for (Wanted w : wanted) {
            Path resource = classes.resolve(PREFIX + w.resource());
            Files.deleteIfExists(resource);
            if (cached(w)) {
                Files.createDirectories(resource.getParent());
                Files.copy(cache.resolve(w.sha256()), resource);
                rows.add(row(w, Files.size(resource)));
            } else {
                lacking.add(w.resource());
            }
        }
        Files.createDirectories(classes.resolve(PREFIX));
        Files.writeString(
                classes.resolve(PREFIX + "fetched.json"),
                "[\n" + String.join(",\n", rows) + "\n]\n");
        if (!lacking.isEmpty()) {
            System.out.println(
                    "[WARNING] Built without "
                            + String.join(", ", lacking)
                            + " ("
                            + String.join("; ", problems)
                            + "): the program uses its fallbacks, and `truss doctor` says so.");
        }
    }

    private boolean cached(Wanted w) {
        Path file = cache.resolve(w.sha256());
        try {
            return Files.exists(file) && sha256(Files.readAllBytes(file)).equals(w.sha256());
        } catch (IOException e) {
            return false;
        }
    }

    /// Several builds may fetch at once: each works in its own folder, and a file enters the cache
    /// whole or not at all.
    private void fetch(String spec, List<Wanted> wanted, TreeSet<String> problems)
            throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(cache, "fetch");
        try {
            pack(spec, work);
            Map<String, byte[]> members = members(work);
            for (Wanted w : wanted) {
                byte[] bytes = members.get("package/" + w.member());
                if (bytes == null) {
                    problems.add(spec + " lacks " + w.member());
                } else if (!sha256(bytes).equals(w.sha256())) {
                    problems.add(w.member() + " of " + spec + " is not the file that was locked");
                } else {
                    Path part = Files.write(work.resolve(w.sha256()), bytes);
                    Files.move(part, cache.resolve(w.sha256()), StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            problems.add(e.getMessage());
        } finally {
            try (Stream<Path> files = Files.walk(work)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void pack(String spec, Path folder) throws IOException, InterruptedException {
        Process npm;
        try {
            npm =
                    new ProcessBuilder(
                                    NPM,
                                    "pack",
                                    "--silent",
                                    "--ignore-scripts",
                                    "--fetch-retries=1",
                                    "--fetch-retry-mintimeout=1000",
                                    spec)
                            .directory(folder.toFile())
                            .redirectInput(ProcessBuilder.Redirect.from(empty(folder).toFile()))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("npm.log").toFile())
                            .start();
        } catch (IOException e) {
            throw new IOException("npm is not on the PATH", e);
        }
        if (!npm.waitFor(3, TimeUnit.MINUTES)) {
            npm.destroyForcibly().waitFor();
            throw new IOException("npm took longer than three minutes");
        }
        if (npm.exitValue() != 0) {
            throw new IOException("npm could not fetch " + spec);
        }
    }

    private static Path empty(Path folder) throws IOException {
        return Files.write(folder.resolve("no-input"), new byte[0]);
    }

    /// The regular files of the `.tgz` in a folder, by their names. npm writes plain ustar headers;
    /// no name here is long.
    private static Map<String, byte[]> members(Path folder) throws IOException {
        Path archive;
        try (Stream<Path> files = Files.list(folder)) {
            archive =
                    files.filter(f -> f.toString().endsWith(".tgz"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("npm packed nothing"));
        }
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(archive);
                DataInputStream tar = new DataInputStream(new GZIPInputStream(file))) {
            byte[] header = new byte[512];
            while (tar.readNBytes(header, 0, 512) == 512 && header[0] != 0) {
                int size = Integer.parseInt(text(header, 124, 12), 8);
                byte[] content = new byte[size];
                tar.readFully(content);
                tar.skipNBytes((512 - size % 512) % 512);
                if (header[156] == '0' || header[156] == 0) {
                    members.put(text(header, 0, 100), content);
                }
            }
        }
        return members;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8).trim();
    }

    private static String row(Wanted w, long bytes) {
        return "  {\"resource\": \"%s\", \"npmPackage\": \"%s\", \"version\": \"%s\", \"sha256\": \"%s\", \"bytes\": %d}"
                .formatted(PREFIX + w.resource(), w.npmPackage(), w.version(), w.sha256(), bytes);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
