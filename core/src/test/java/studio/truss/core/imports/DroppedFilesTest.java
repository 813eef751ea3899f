package studio.truss.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class DroppedFilesTest {
    @TempDir private Path folder;

    /// The first bytes of an MP4; what follows does not matter here.
    private static Path film(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(
                file, "\0\0\0\u0018ftypisom........".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> file.getFileName().toString()).toList();
    }

    @Test
    void aFolderGivesWhatIsAFilmByContentOrSaysSoByItsName() throws IOException {
        film(folder.resolve("b.mp4"));
        film(folder.resolve("deep/er/a.without-an-ending"));
        Files.writeString(folder.resolve("renamed.mp4"), "a text, whatever it is called");
        Files.writeString(folder.resolve("notes.txt"), "a text");
        film(folder.resolve(".hidden/c.mp4"));
        DroppedFiles dropped = DroppedFiles.of(List.of(folder));
        assertEquals(
                List.of("b.mp4", "a.without-an-ending", "renamed.mp4"),
                names(dropped.films()),
                "what turns out to be none gets its own message");
        assertEquals(List.of(), dropped.sides());
        assertEquals(List.of(), dropped.notes());
    }

    @Test
    void aFileNamedDirectlyIsTakenWhateverItIs() throws IOException {
        Path text = Files.writeString(folder.resolve("renamed.mp4"), "a text");
        assertEquals(List.of(text), DroppedFiles.of(List.of(text, text)).films());
    }

    @Test
    void aLoopOfLinksIsLeft() throws IOException {
        film(folder.resolve("in/a.mp4"));
        Files.createSymbolicLink(folder.resolve("in/again"), folder);
        Files.createSymbolicLink(folder.resolve("in/b.mp4"), folder.resolve("in/a.mp4"));
        DroppedFiles dropped = DroppedFiles.of(List.of(folder));
        assertEquals(1, dropped.films().size());
        assertEquals(List.of(), dropped.notes());
    }

    @Test
    void ofTheTextsInAFolderThoseThatBearAFilmsNameComeWithIt() throws IOException {
        film(folder.resolve("talk.mp4"));
        for (String name : List.of("talk.json", "talk.en.srt", "talked.json", "other.csv")) {
            Files.writeString(folder.resolve(name), "x");
        }
        DroppedFiles dropped = DroppedFiles.of(List.of(folder));
        assertEquals(
                List.of("talk.en.srt", "talk.json"),
                names(dropped.sides()).stream().sorted().toList());
    }

    @Test
    void aFolderWithoutFilmsSaysSo() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "x");
        List<String> notes = DroppedFiles.of(List.of(folder)).notes();
        assertEquals(List.of("There is no video in " + folder + "."), notes);
    }

    @Test
    void aFolderOfMoreThanIsTakenAtOnceIsTakenToThere() throws IOException {
        for (int i = 0; i <= DroppedFiles.FILMS_MOST; i++) {
            film(folder.resolve(i + ".mp4"));
        }
        DroppedFiles dropped = DroppedFiles.of(List.of(folder));
        assertEquals(DroppedFiles.FILMS_MOST, dropped.films().size());
        assertTrue(dropped.notes().getFirst().contains("1000 videos were taken"));
    }
}
