package studio.truss.app.screenshots;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.AppGraph;
import studio.truss.core.sync.MirrorStatus;

import java.nio.file.Path;
import java.util.Map;

class PreparedCloudTest {
    @Test
    void whatHasArrivedInThePicturesIsInTheirCloud(@TempDir Path folder) {
        Map<String, String> environment =
                Map.of("TRUSS_HOME", folder.toString(), "TRUSS_KEYCHAIN", "off");
        try (AppGraph graph = new AppGraph(environment, _ -> {})) {
            int items = graph.library().items().size();
            assertEquals(0, MirrorStatus.of(graph.library()).mirrored());
            PreparedCloud.settle(graph);
            assertEquals(items, MirrorStatus.of(graph.library()).mirrored());
            assertEquals(0, MirrorStatus.of(graph.library()).pending());
        }
    }
}
