package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.clips.Sha256;
import studio.truss.core.library.OwnerLock;
import studio.truss.core.testing.Footage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where clips go, and what is said when they cannot go there.
@Tag("long")
class ClipFolderTest {
    @TempDir private static Path made;
    @TempDir private Path folder;
    private static Path film;
    private Shell commands;
    private Path out;

    @BeforeAll
    static void film() {
        film =
                Footage.ofPicture("testsrc2=s=320x180:r=10")
                        .seconds(2)
                        .write(made.resolve("film.mp4"));
    }

    @BeforeEach
    void commands() {
        commands = new Shell(folder.resolve("home"));
        out = folder.resolve("out");
    }

    private Shell.Ran clip(String... more) {
        String[] args = new String[more.length + 5];
        args[0] = "clip";
        args[1] = film.toString();
        args[2] = "--out";
        args[3] = out.toString();
        args[4] = "--json";
        System.arraycopy(more, 0, args, 5, more.length);
        return commands.run(args);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void aVideoOfWhichNoClipCouldBeRenderedWasOfNoUse() throws IOException {
        Path inTheWay = Files.createDirectories(out.resolve("01-0m00s.mp4"));
        Files.writeString(inTheWay.resolve("mine.txt"), "mine");

        Shell.Ran ran = clip();

        assertEquals(ExitCode.NO_INPUT_USABLE, ran.code(), ran.err());
        assertEquals(0, json(ran.out()).path("clips").size());
        assertEquals(1, json(ran.out()).path("failed").size());
        assertTrue(Files.exists(inTheWay.resolve("mine.txt")));
    }

    @Test
    void clipsOfTheLastRunAreMovedOutOfTheWayAndNothingElseIs() throws IOException {
        Files.createDirectories(out.resolve("earlier"));
        Files.writeString(
                out.resolve("manifest.json"),
                """
                {"source": {"sha256": "%s"}, "clips": [
                  {"file": "02-0m30s.mp4"}, {"file": "03-0m50s.mp4"}, {"file": "../mine.mp4"}]}
                """
                        .formatted(Sha256.ofFile(film)));
        Files.writeString(out.resolve("02-0m30s.mp4"), "second");
        Files.writeString(out.resolve("earlier/02-0m30s.mp4"), "first");
        Files.writeString(out.resolve("holiday.mp4"), "mine");
        Files.writeString(folder.resolve("mine.mp4"), "mine");

        Shell.Ran ran = clip();

        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        assertTrue(ran.err().contains("moved into the folder 'earlier': 02-0m30s.mp4"), ran.err());
        assertFalse(Files.exists(out.resolve("02-0m30s.mp4")));
        assertEquals("first", Files.readString(out.resolve("earlier/02-0m30s.mp4")));
        assertEquals("second", Files.readString(out.resolve("earlier/02-0m30s (2).mp4")));
        assertTrue(Files.exists(out.resolve("holiday.mp4")));
        assertTrue(Files.exists(folder.resolve("mine.mp4")));
    }

    @Test
    void aFolderThatAnotherRunWritesIntoIsLeftToIt() throws IOException {
        Files.createDirectories(out);
        Path locks = folder.resolve("home/clip-folders.lock");
        long place = 0x7FFF_FFFFL & out.toRealPath().toString().hashCode();
        try (OwnerLock _ = OwnerLock.tryAcquire(locks, place).orElseThrow()) {
            Shell.Ran ran = clip();
            assertEquals(ExitCode.USAGE, ran.code(), ran.err());
            assertTrue(ran.err().contains("Another Truss Studio"), ran.err());
        }
        assertEquals(ExitCode.DONE, clip().code());
    }

    @Test
    void aFileInTheFoldersPlaceIsSaidBeforeAnythingIsLookedAt() throws IOException {
        Files.writeString(out, "mine");
        Shell.Ran ran = clip();
        assertEquals(ExitCode.USAGE, ran.code(), ran.err());
        assertTrue(ran.err().contains("is no folder"), ran.err());
        assertFalse(ran.err().contains("watching"), ran.err());
    }

    @Test
    void anEncoderThatThereIsNotOrThatDoesNotWorkHereIsSaidAtOnce() {
        Shell.Ran unknown = clip("--encoder", "h265_best");
        assertEquals(ExitCode.USAGE, unknown.code());
        assertTrue(unknown.err().contains("libopenh264"), unknown.err());
        // no machine has both of these
        String foreign =
                System.getProperty("os.name").startsWith("Mac") ? "h264_mf" : "h264_videotoolbox";
        Shell.Ran missing = clip("--encoder", foreign);
        assertEquals(ExitCode.USAGE, missing.code(), missing.err());
        assertFalse(missing.err().contains("watching"), missing.err());
        assertFalse(Files.exists(out));
    }

    @Test
    void whatCannotBeUsedIsSaidInJsonToo() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.mp4"), "this is no film");
        Shell.Ran ran = commands.run("clip", text.toString(), "--out", out.toString(), "--json");
        assertEquals(ExitCode.NO_INPUT_USABLE, ran.code());
        JsonNode manifest = json(ran.out());
        assertEquals(text.toString(), manifest.path("source").path("path").asText());
        assertEquals("unusable", manifest.path("source").path("probe").path("verdict").asText());
        assertFalse(manifest.path("message").asText().isBlank());
        assertTrue(manifest.path("moments").isArray() && manifest.path("clips").isArray());
        assertFalse(Files.exists(out));

        JsonNode analysed = json(commands.run("analyze", text.toString(), "--json").out());
        assertTrue(analysed.path("clips").isMissingNode());
        assertEquals(manifest.path("message"), analysed.path("message"));
    }
}
