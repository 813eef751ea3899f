package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.testing.Footage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class GeminiBenchTest {
    @TempDir private Path folder;

    @Test
    void whatIsSentIsSetBesideTheSource() throws IOException {
        Path film =
                Footage.ofPicture("testsrc2=s=640x360:r=25")
                        .sound("sine=f=440:r=44100")
                        .seconds(4)
                        .write(folder.resolve("film.mp4"));
        Shell.Ran ran =
                new Shell(folder.resolve("home"))
                        .run(
                                "bench",
                                "gemini",
                                "--source",
                                film.toString(),
                                "--minutes",
                                "2",
                                "--rounds",
                                "1",
                                "--json");
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        JsonNode json = new ObjectMapper().readTree(ran.out());
        Map<String, JsonNode> rows = new HashMap<>();
        json.path("rows").forEach(row -> rows.put(row.path("name").asText(), row));
        JsonNode sent = rows.getOrDefault("film.mp4: sent for an hour", MissingNode.getInstance());
        double ours = sent.path("value").asDouble();
        double plain = sent.path("baseline").asDouble();
        assertTrue(ours > 1 && ours < plain, sent.toString());
        assertEquals(
                100 * ours / plain,
                rows.getOrDefault("film.mp4: sent of the source", MissingNode.getInstance())
                        .path("value")
                        .asDouble(),
                0.1);
        assertTrue(
                rows.getOrDefault("film.mp4: made", MissingNode.getInstance())
                                .path("value")
                                .asDouble()
                        > 0);
        JsonNode tokens =
                rows.getOrDefault(
                        "an hour of any source: tokens asked about", MissingNode.getInstance());
        // an hour at 102 a second, with overlaps and questions
        assertTrue(tokens.path("value").asDouble() > 367_200, tokens.toString());
        assertTrue(tokens.path("value").asDouble() < 450_000, tokens.toString());
        assertEquals(1_044_000, tokens.path("baseline").asDouble());
        assertTrue(json.path("notes").toString().contains("shorter than 2 minutes"));
    }
}
