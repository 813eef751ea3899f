package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.testing.Footage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The main job from the command to the files, on footage made here.
class MainJobTest {
    @TempDir private static Path made;
    @TempDir private Path folder;
    private static Path film;
    private Shell commands;

    @BeforeAll
    static void film() {
        film =
                Footage.ofPicture("testsrc2=s=640x360:r=25")
                        .sound("sine=f=300:r=48000,volume='if(between(t,1,2),1,0.05)':eval=frame")
                        .seconds(3)
                        .write(made.resolve("it's \"a\" film 🎬.mp4"));
    }

    @BeforeEach
    void commands() {
        commands = new Shell(folder.resolve("home"));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
        }
    }

    @Test
    void aShortFilmIsOneWholeVerticalClipWithManifestAndReport() throws IOException {
        Path out = folder.resolve("out");
        Shell.Ran ended = commands.run("clip", film.toString(), "--out", out.toString(), "--json");
        assertEquals(ExitCode.DONE, ended.code());
        assertEquals(List.of("01-0m00s.mp4", "manifest.json", "report.html"), names(out));
        assertEquals(Files.readString(out.resolve("manifest.json")), ended.out());

        JsonNode probe =
                json(
                        commands.run(
                                        "inspect",
                                        "probe",
                                        out.resolve("01-0m00s.mp4").toString(),
                                        "--json")
                                .out());
        assertEquals("usable", probe.path("verdict").asText());
        assertEquals(1080, probe.path("streams").get(0).path("width").asInt());
        assertEquals(1920, probe.path("streams").get(0).path("height").asInt());
        assertEquals(3_000, probe.path("durationMs").asDouble(), 40);

        String report = Files.readString(out.resolve("report.html"));
        assertTrue(report.contains("data:image/jpeg;base64,"), "the report shows the clip");
        assertFalse(report.contains("src=\"http"), "the report loads nothing");
    }

    @Test
    void theSameSourceAndSettingsGiveTheSameManifestToTheByte() {
        String[] args = {
            "clip",
            film.toString(),
            "--encoder",
            "auto",
            "--out",
            folder.resolve("a").toString(),
            "--json"
        };
        String first = commands.run(args).out();
        args[5] = folder.resolve("b").toString();
        String second = new Shell(folder.resolve("another home")).run(args).out();
        assertFalse(first.isEmpty());
        assertEquals(first, second);
    }

    @Test
    void whatThePlaceOfAPresetDoesNotTakeIsNotRenderedAndTheManifestSaysWhy() throws IOException {
        Path brief =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .sound("sine=f=440:r=48000")
                        .seconds(2)
                        .write(folder.resolve("brief.mp4"));
        Path out = folder.resolve("tiktok");
        Shell.Ran ended =
                commands.run(
                        "clip",
                        brief.toString(),
                        "--preset",
                        "tiktok",
                        "--out",
                        out.toString(),
                        "--json");
        assertEquals(ExitCode.NO_INPUT_USABLE, ended.code(), ended.err());
        assertEquals(List.of("manifest.json", "report.html"), names(out));
        JsonNode manifest = json(ended.out());
        assertEquals("tiktok", manifest.path("settings").path("preset").asText());
        assertTrue(
                manifest.path("failed")
                        .get(0)
                        .path("message")
                        .asText()
                        .contains("TikTok takes no less than 3 s"),
                ended.out());
        assertEquals(
                ExitCode.USAGE,
                commands.run("clip", brief.toString(), "--preset", "tictoc").code());
    }

    @Test
    void whatWasFoundStandsInTheLibraryOnceHoweverOftenItIsFound() {
        commands.run("analyze", film.toString());
        commands.run("analyze", film.toString());
        List<String> items = commands.run("library", "--json").out().lines().toList();
        assertEquals(
                1,
                items.stream().filter(line -> line.contains("\"SK\":{\"S\":\"ASSET#")).count(),
                items::toString);
        assertEquals(
                1,
                items.stream().filter(line -> line.contains("\"SK\":{\"S\":\"CLIP#")).count(),
                items::toString);
    }

    @Test
    void whatTheCreatorRejectedIsNotMadeAgain() {
        commands.run("analyze", film.toString());
        String items = commands.run("moments", film.toString(), "--json").out();
        String clip = items.replaceFirst("(?s).*?CLIP#([^\"]+)\".*", "$1");
        assertEquals(0, commands.run("reject", clip).code());

        Path out = folder.resolve("again");
        Shell.Ran ran = commands.run("clip", film.toString(), "--out", out.toString());

        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.err().contains("rejected before"), ran.err());
        assertTrue(Files.isRegularFile(out.resolve("report.html")));
        assertFalse(Files.exists(out.resolve("01-0m00s.mp4")));
    }

    @Test
    void clipsOfAnotherVideoAreNotWrittenOver() throws IOException {
        Path out = Files.createDirectories(folder.resolve("taken"));
        Files.writeString(
                out.resolve("manifest.json"),
                "{\"source\": {\"path\": \"other.mp4\", \"sha256\": \"abc\"}}");

        Shell.Ran ran = commands.run("clip", film.toString(), "--out", out.toString());

        assertEquals(ExitCode.USAGE, ran.code(), ran.err());
        assertTrue(ran.err().contains("other.mp4"), ran.err());
        assertFalse(Files.exists(out.resolve("01-0m00s.mp4")));
    }

    @Test
    void ofSeveralTheGoodAreMadeAndTheBadAreNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.mp4"), "this is no film");
        Path out = folder.resolve("many");
        Shell.Ran ended =
                commands.run(
                        "clip",
                        text.toString(),
                        film.toString(),
                        "missing.mp4",
                        "--out",
                        out.toString(),
                        "--json");
        assertEquals(ExitCode.SOME_FAILED, ended.code());
        JsonNode inputs = json(ended.out()).path("inputs");
        assertEquals("unusable", inputs.get(0).path("outcome").asText());
        assertFalse(inputs.get(0).path("message").asText().isBlank());
        assertEquals(1, inputs.get(1).path("clips").asInt());
        assertTrue(
                Files.exists(
                        out.resolve(inputs.get(1).path("folder").asText())
                                .resolve("01-0m00s.mp4")));
        assertEquals("unusable", inputs.get(2).path("outcome").asText());
    }

    @Test
    void aBlackAndSilentFilmHoldsNothingAndSaysWhy() throws IOException {
        Path black =
                Footage.ofPicture("color=black:s=320x180:r=10")
                        .sound("anullsrc=r=48000:cl=stereo")
                        .seconds(20)
                        .write(folder.resolve("black.mp4"));
        Shell.Ran ended =
                commands.run(
                        "clip",
                        black.toString(),
                        "--out",
                        folder.resolve("b").toString(),
                        "--json");
        assertEquals(ExitCode.NOTHING_FOUND, ended.code());
        JsonNode manifest = json(ended.out());
        assertEquals(0, manifest.path("moments").size());
        assertFalse(manifest.path("notes").isEmpty());
    }

    @Test
    void pathsAreNamedAsTyped() throws IOException {
        Path nowhere = folder.resolve("nowhere/chat.txt");
        Shell.Ran chat = commands.run("clip", film.toString(), "--chat", nowhere.toString());
        assertEquals(ExitCode.NO_INPUT_USABLE, chat.code());
        assertTrue(chat.err().contains(nowhere + " is not there"), chat.err());

        if (Files.exists(Path.of("/dev/null"))) {
            Shell.Ran device = commands.run("clip", "/dev/null");
            assertEquals(ExitCode.NO_INPUT_USABLE, device.code());
            assertTrue(device.err().contains("/dev/null cannot be read"), device.err());
        }
    }

    @Test
    void aLayoutForATimeAfterTheEndIsSaidToChangeNothing() {
        Shell.Ran ran = commands.run("analyze", film.toString(), "--layout", "fit@999s");
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        assertTrue(ran.err().contains("fit@999.000s names a time after the end"), ran.err());
    }

    @Test
    void nothingUsableAndWrongWordsHaveTheirOwnCodes() {
        assertEquals(ExitCode.NO_INPUT_USABLE, commands.run("clip", "missing.mp4").code());
        assertEquals(ExitCode.USAGE, commands.run("clip").code());
        assertEquals(
                ExitCode.USAGE, commands.run("clip", film.toString(), "--layout", "spiral").code());
        assertEquals(
                ExitCode.USAGE,
                commands.run("clip", film.toString(), "--min", "50", "--max", "20").code());
        assertEquals(ExitCode.USAGE, commands.run("inspect", "entrails", film.toString()).code());
        assertEquals(ExitCode.USAGE, commands.run("clip", film.toString(), "--out", "").code());
        assertEquals(ExitCode.USAGE, commands.run("clip", "").code());
        Shell.Ran many = commands.run("clip", film.toString(), "--clips", "99999999999");
        assertEquals(ExitCode.USAGE, many.code());
        assertTrue(many.err().contains("whole number"), many.err());
        Shell.Ran address = commands.run("clip", "https://example.com/a.mp4");
        assertEquals(ExitCode.NO_INPUT_USABLE, address.code());
        assertTrue(address.err().contains("Download"), address.err());
    }
}
