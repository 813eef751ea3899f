package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.cli.console.ExitCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The main job over real footage: the folder is given by `-Dtruss.testdata=DIR`.
class MainJobFootageTest {
    private static final String TRAP = "trap_black_6min_silent.mp4";

    private final Path data = Path.of(System.getProperty("truss.testdata", ""));
    @TempDir private Path folder;
    private Shell commands;

    @BeforeEach
    void commands() {
        assumeFalse(data.toString().isEmpty(), "no footage here");
        commands = new Shell(folder.resolve("home"));
    }

    private List<Path> videos() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("video"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyVideoGivesClipsThatAProbeAcceptsOrNone() throws IOException {
        for (Path video : videos()) {
            Path out = folder.resolve(String.valueOf(video.getFileName()));
            Shell.Ran ended =
                    commands.run(
                            "clip",
                            video.toString(),
                            "--clips",
                            "2",
                            "--quality",
                            "draft",
                            "--out",
                            out.toString(),
                            "--json");
            assertTrue(
                    ended.code() == ExitCode.DONE || ended.code() == ExitCode.NOTHING_FOUND,
                    video + ": " + ended.code());
            JsonNode manifest = new ObjectMapper().readTree(ended.out());
            assertEquals(0, manifest.path("failed").size(), video.toString());
            for (JsonNode clip : manifest.path("clips")) {
                check(video, out.resolve(clip.path("file").asText()), clip);
            }
        }
    }

    private void check(Path video, Path file, JsonNode clip) throws IOException {
        JsonNode probe =
                new ObjectMapper()
                        .readTree(
                                commands.run("inspect", "probe", file.toString(), "--json").out());
        assertEquals("usable", probe.path("verdict").asText(), video.toString());
        JsonNode picture = probe.path("streams").get(0);
        assertEquals(1080, picture.path("width").asInt(), video.toString());
        assertEquals(1920, picture.path("height").asInt(), video.toString());
        assertEquals(0, picture.path("rotation").asInt(), video.toString());
        assertEquals("1", picture.path("sampleAspect").asText(), video.toString());
        assertEquals(2, probe.path("streams").size(), video.toString());
        double wanted = clip.path("endMs").asDouble() - clip.path("startMs").asDouble();
        assertEquals(wanted, probe.path("durationMs").asDouble(), 50, video.toString());
    }

    @Test
    void sixBlackMinutesHoldNothing() throws IOException {
        Path trap = data.resolve("video").resolve(TRAP);
        Shell.Ran ended = commands.run("analyze", trap.toString(), "--json");
        assertEquals(ExitCode.NOTHING_FOUND, ended.code());
        assertEquals(0, new ObjectMapper().readTree(ended.out()).path("moments").size());
    }
}
