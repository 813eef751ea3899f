package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.sync.merge.PendingOp;
import studio.truss.core.sync.sqlite.OpTable;

import java.nio.file.Path;
import java.util.Set;

/// What the cloud did not take, as the commands say it.
class ParkedItemsTest {
    private static final String REASON = "It would have 410 KB in the cloud, which takes 400.";

    @TempDir private Path folder;
    private Shell shell;

    @BeforeEach
    void oneChangeIsParked() {
        shell = new Shell(folder);
        try (AppGraph graph = shell.graph()) {
            SqliteLibrary library = graph.library();
            library.create(
                    new Asset(
                            VideoId.of("v"),
                            "Too\nlarge",
                            "local",
                            "v.mp4",
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            Asset.Status.NEW,
                            Set.of(),
                            "2026-11-27T04:00:00.000Z",
                            null));
            library.database()
                    .write(session -> {
                        OpTable ops = new OpTable(session);
                        ops.due(Long.MAX_VALUE, Long.MAX_VALUE, 9).stream()
                                .filter(op -> op.key().sk().equals("ASSET#v"))
                                .forEach(op -> ops.put(op.in(PendingOp.State.PARKED, REASON)));
                        return library;
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync --status", "cloud status"})
    void isNamedWithTheReasonAndAWayOut(String command) throws JsonProcessingException {
        Shell.Ran ran = shell.run(command.split(" "));
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        assertTrue(ran.lines().contains("parked  ASSET#v  \"Too large\": " + REASON), ran.out());
        assertTrue(ran.out().contains("--retry-parked"), ran.out());
        JsonNode json =
                new ObjectMapper().readTree(shell.run((command + " --json").split(" ")).out());
        JsonNode item = json.path("parkedItems").path(0);
        assertEquals("ASSET#v", item.path("SK").asText());
        assertEquals("Too\nlarge", item.path("title").asText());
        assertEquals(REASON, item.path("reason").asText());
        assertFalse(json.path("wayOut").asText().isEmpty());
    }
}
