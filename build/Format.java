import com.google.googlejavaformat.java.Main;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The formatter of `mvn verify`: google-java-format (AOSP) over every Java file of the tree.
/// `check` fails and names the files that differ, `write` rewrites them. Runs as a source file on
/// JDK 25 because Maven's own Java may be too old for it.
final class Format {
    public static void main(String[] args) throws Exception {
        boolean write = args[0].equals("write");
        List<String> arguments = new ArrayList<>(List.of("--aosp"));
        arguments.addAll(write ? List.of("-r") : List.of("--dry-run", "--set-exit-if-changed"));
        arguments.addAll(javaFiles(Path.of(args[1])));
        PrintWriter err = new PrintWriter(System.err, true);
        int code =
                new Main(err, err, InputStream.nullInputStream())
                        .format(arguments.toArray(String[]::new));
        if (code != 0 && !write) {
            err.println(
                    "The files above are not formatted: `mvn -N verify -Dformat=write` formats"
                            + " them.");
        }
        System.exit(code);
    }

    private static List<String> javaFiles(Path root) throws IOException {
        List<Path> folders = new ArrayList<>(List.of(root.resolve("build")));
        try (Stream<Path> modules = Files.list(root)) {
            modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .forEach(folders::add);
        }
        List<String> files = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.map(Path::toString)
                        .filter(name -> name.endsWith(".java"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }
}
