package studio.truss.app.studio.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the window says stands in the files of messages, where it can be read and translated as a
/// whole.
class WindowTextsTest {
    private static final Path WINDOW = Path.of("src/main/java/studio/truss/app/studio");

    /// The beginning of a sentence; what bugs say begins small.
    private static final Pattern SENTENCE = Pattern.compile("\"[A-Z][a-z]+ [a-z]");

    private static final Path MESSAGES =
            Path.of("../assets/src/main/resources/studio/truss/assets/messages");

    /// Quotes around something; an apostrophe has a letter on both sides, or one before it.
    private static final Pattern STRAIGHT = Pattern.compile("\"|‘|(?<![\\p{L}'])'+[\\p{L}{]");

    @Test
    void noSentenceOfTheWindowStandsInCode() throws IOException {
        try (Stream<Path> files = Files.walk(WINDOW)) {
            List<String> lines =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .flatMap(file -> lines(file).map(line -> file + ": " + line.strip()))
                            .toList();
            assertTrue(lines.size() > 10_000, "the sources are here");
            assertEquals(
                    List.of(), lines.stream().filter(SENTENCE.asPredicate()).toList(), "sentences");
        }
    }

    /// Curly ones, where the name of a video is put in as anywhere else.
    @Test
    void allTextsHaveOneKindOfQuotes() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            List<String> lines =
                    files.flatMap(file -> lines(file).map(line -> file.getFileName() + ": " + line))
                            .toList();
            assertTrue(lines.size() > 500, "the messages are here");
            assertEquals(List.of(), lines.stream().filter(STRAIGHT.asPredicate()).toList());
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
