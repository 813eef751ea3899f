package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Every figure of framing against its target over real footage: the folder is given by
/// `-Dtruss.testdata=DIR`.
class FramingFootageTest {
    @TempDir Path home;

    @Test
    void framingReachesItsTargets() throws Exception {
        String data = System.getProperty("truss.testdata", "");
        assumeFalse(data.isEmpty(), "no footage here");

        Shell.Ran result = new Shell(home).run("eval", "framing", "--data", data, "--json");

        assertEquals(0, result.code(), result.err());
        for (JsonNode row : new ObjectMapper().readTree(result.out()).path("rows")) {
            boolean fine = row.path("ok").asBoolean(true) || knownMiss(row);
            assertTrue(fine, row.toString());
        }
    }

    /// What docs/quality.md names as missed is held where it stands.
    private static boolean knownMiss(JsonNode row) {
        String name = row.path("name").asText();
        double value = row.path("value").asDouble();
        return (name.contains("bars, ") && value > 0.65)
                || (name.contains("walking across") && value > 80)
                || (name.contains("preset lively") && value <= 1.1)
                // then it is no test of a subject without one
                || name.contains("(a face was found)");
    }
}
