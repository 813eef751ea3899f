package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.testing.Footage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a stage alone says of a file that it can make nothing of.
class InspectCommandTest {
    @TempDir private Path folder;

    private JsonNode unusable(String stage, Path file) throws IOException {
        Shell.Ran ran =
                new Shell(folder.resolve("home")).run("inspect", stage, file.toString(), "--json");
        assertEquals(ExitCode.NO_INPUT_USABLE, ran.code(), ran.err());
        JsonNode json = new ObjectMapper().readTree(ran.out());
        assertFalse(json.path("message").asText().isBlank(), ran.out());
        assertTrue(ran.err().contains(json.path("message").asText()), ran.err());
        return json;
    }

    @Test
    void theSoundOfASilentFilmIsNothingInJson() throws IOException {
        Path silent =
                Footage.ofPicture("testsrc2=s=160x90:r=10")
                        .seconds(1)
                        .write(folder.resolve("silent.mp4"));
        JsonNode json = unusable("audio", silent);
        assertTrue(json.path("loudnessLufs").isNull());
        assertTrue(json.path("truePeakDbtp").isNull());
        assertEquals(0, json.path("pauses").size());
        assertTrue(json.path("events").isArray());
    }

    @Test
    void whatIsNoFilmHasTheShapeOfEachStageWithNothingInIt() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.mp4"), "this is no film");
        assertTrue(unusable("shots", text).path("cuts").isArray());
        assertTrue(unusable("faces", text).path("frames").isArray());
        assertTrue(unusable("crop", text).path("shots").isArray());
        assertTrue(unusable("chat", folder.resolve("none.json")).path("spikes").isArray());
    }
}
