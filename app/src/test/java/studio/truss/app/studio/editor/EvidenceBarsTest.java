package studio.truss.app.studio.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Messages;
import studio.truss.core.clips.JsonAttributes;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

@SuppressWarnings("NullAway.Init") // made by open()
class EvidenceBarsTest {
    private static final String LEDGER =
            """
            {"fused": 0.8, "signals": [
              {"signal": "loudness", "raw": 1, "weight": 0.2, "strength": 1, "contribution": 0.2,
               "words": "louder"},
              {"signal": "cheer", "raw": 1, "weight": 0.8, "strength": 0.5, "contribution": 0.4,
               "words": "cheering"}]}\
            """;

    @TempDir private Path folder;
    private EditorFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new EditorFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Clip clip() throws Exception {
        Item item = fixture.stored().getFirst().toItem(fixture.library.creator());
        SortedMap<String, AttributeValue> all = new TreeMap<>(item.attributes());
        all.put("evidence", JsonAttributes.map((ObjectNode) new ObjectMapper().readTree(LEDGER)));
        return Clip.of(Item.of(item.key(), all));
    }

    @Test
    void aBarIsAsLongAsTheSignalsShareNotAsTheSignalIsStrong() throws Exception {
        Clip clip = clip();
        List<Double> parts =
                TestWindow.fx(() ->
                        new EvidenceBars(clip, Messages.load(), _ -> {})
                                .getChildren().stream()
                                        .map(bar -> bar.lookup(".evidence-row"))
                                        .map(bar -> ((Button) bar).getGraphic())
                                        .map(both -> (StackPane) both.lookup(".bar-track"))
                                        .map(EvidenceBarsTest::filled)
                                        .toList());
        assertEquals(List.of(50.0, 100.0), parts);
    }

    private static double filled(StackPane track) {
        track.resize(100, 8);
        return ((Region) track.getChildren().getFirst()).getMaxWidth();
    }
}
