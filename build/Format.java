import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The formatter of `mvn verify`: google-java-format (AOSP) over every Java file of the tree.
/// `check` fails and names the files that differ, `write` rewrites them. Runs as a source file on
/// JDK 25 because Maven's own Java may be too old for it.
final class Format {
    public static void main(String[] args) throws IOException, FormatterException {
        boolean write = args[0].equals("write");
        Path root = Path.of(args[1]);
        Formatter formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        int different = 0;
        for (Path file : javaFiles(root)) {
            String text = Files.readString(file);
            String formatted = format(formatter, text);
            if (!formatted.equals(text)) {
                different++;
                System.err.println(
                        (write ? "formatted " : "not formatted: ") + root.relativize(file));
                if (write) {
                    Files.writeString(file, formatted);
                }
            }
        }
        if (different > 0 && !write) {
            System.err.println(
                    different
                            + " files are not formatted; `mvn -N verify -Dformat=write` formats"
                            + " them.");
            System.exit(1);
        }
    }

    private static String format(Formatter formatter, String text) throws FormatterException {
        String ordered = ImportOrderer.reorderImports(text, JavaFormatterOptions.Style.AOSP);
        return formatter.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        try (Stream<Path> top = Files.list(root)) {
            List<Path> roots =
                    Stream.concat(
                                    Stream.of(root.resolve("build")),
                                    top.map(module -> module.resolve("src")))
                            .filter(Files::isDirectory)
                            .sorted()
                            .toList();
            List<Path> files = new ArrayList<>();
            for (Path folder : roots) {
                try (Stream<Path> all = Files.walk(folder)) {
                    all.filter(f -> f.toString().endsWith(".java")).sorted().forEach(files::add);
                }
            }
            return files;
        }
    }
}
