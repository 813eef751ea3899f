package studio.truss.app.studio.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.studio.library.TestWindow;
import studio.truss.core.library.entity.Clip;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The editor by the keyboard alone: what has the focus keeps its own keys, the rest is the
/// player's.
@SuppressWarnings("NullAway.Init") // made by open()
class EditorKeysTest {
    private static final int MORE_THAN_THERE_ARE = 200;

    @TempDir private Path folder;
    private EditorStage stage;

    @BeforeEach
    void open() throws Exception {
        stage = EditorStage.grey(folder);
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    private Node focused() throws Exception {
        return TestWindow.fx(() -> Objects.requireNonNull(stage.window.scene().getFocusOwner()));
    }

    /// Presses Tab until the control has the focus.
    private void reach(Node node) throws Exception {
        for (int i = 0; i < MORE_THAN_THERE_ARE; i++) {
            stage.press(KeyCode.TAB);
            if (focused().equals(node)) {
                return;
            }
        }
        throw new AssertionError("Tab never reaches " + node);
    }

    private long playhead() throws Exception {
        return TestWindow.fx(() -> stage.player().playheadProperty().get());
    }

    private String pane() {
        return stage.panes.get().pane();
    }

    @Test
    void arrowsMoveRoundTheTabsOfTheInspectorOnceTabHasReachedThem() throws Exception {
        reach(stage.node("#tab-why"));
        long at = playhead();
        stage.press(KeyCode.RIGHT);
        assertEquals("crop", pane());
        assertEquals(stage.node("#tab-crop"), focused());
        stage.press(KeyCode.DOWN);
        assertEquals("captions", pane());
        stage.press(KeyCode.UP);
        stage.press(KeyCode.LEFT);
        stage.press(KeyCode.LEFT);
        assertEquals("gemini", pane());
        stage.press(KeyCode.RIGHT);
        assertEquals("why", pane());
        stage.press(KeyCode.END);
        assertEquals("gemini", pane());
        stage.press(KeyCode.SPACE); // the chosen one stays chosen
        assertTrue(TestWindow.fx(((ToggleButton) stage.node("#tab-gemini"))::isSelected));
        assertEquals(at, playhead());
        assertFalse(TestWindow.fx(stage.player().playingProperty()::get));
    }

    @Test
    void aTabThatWasClickedLeavesTheArrowsToThePlayer() throws Exception {
        stage.window.click(stage.node("#tab-crop"), 1);
        TestWindow.run(() -> stage.player().go(9_000));
        stage.press(KeyCode.HOME);
        assertEquals(0, playhead());
        assertEquals("crop", pane());
        stage.press(KeyCode.DOWN);
        assertEquals(
                70,
                TestWindow.fx(() ->
                        Objects.requireNonNull(stage.model.selectedProperty().get())
                                .viralityScore()
                                .intValue()));
    }

    @Test
    void theOrderOfTheMomentsIsChosenByArrowsAndNeverNone() throws Exception {
        reach(stage.node("#order-score"));
        stage.press(KeyCode.RIGHT);
        assertEquals(MomentOrder.TIME, TestWindow.fx(stage.model.list().orderProperty()::get));
        stage.press(KeyCode.LEFT);
        stage.press(KeyCode.LEFT);
        assertEquals(MomentOrder.REJECTED, TestWindow.fx(stage.model.list().orderProperty()::get));
        Node rejected = stage.node("#order-rejected");
        stage.window.click(rejected, 1);
        assertTrue(TestWindow.fx(((ToggleButton) rejected)::isSelected));
    }

    @Test
    void spacePressesTheBoxThatTabHasReached() throws Exception {
        stage.press(KeyCode.ALT, KeyCode.DIGIT3);
        assertEquals("captions", pane());
        Node inspector = stage.node(".inspector");
        CheckBox box = (CheckBox) TestWindow.fx(() -> inspector.lookup(".check-box"));
        boolean before = TestWindow.fx(box::isSelected);
        reach(box);
        stage.press(KeyCode.SPACE);
        assertEquals(!before, TestWindow.fx(box::isSelected));
        assertFalse(TestWindow.fx(stage.player().playingProperty()::get));
    }

    @Test
    void spacePressesTheButtonThatTabHasReachedAndPlaysAfterAClick() throws Exception {
        Button bar = (Button) stage.node(".evidence-row");
        reach(bar);
        stage.press(KeyCode.SPACE);
        assertFalse(TestWindow.fx(stage.player().playingProperty()::get));
        stage.window.click(bar, 1);
        stage.press(KeyCode.SPACE); // a hand on the mouse means the player
        TestWindow.until("the player", stage.player().playingProperty()::get);
    }

    @Test
    void eachPaneOfTheInspectorHasAKey() throws Exception {
        Map<KeyCode, String> keys =
                Map.of(
                        KeyCode.DIGIT2, "crop",
                        KeyCode.DIGIT3, "captions",
                        KeyCode.DIGIT4, "details",
                        KeyCode.DIGIT5, "chapters",
                        KeyCode.DIGIT1, "why");
        for (Map.Entry<KeyCode, String> key : keys.entrySet()) {
            stage.press(KeyCode.ALT, key.getKey());
            assertEquals(key.getValue(), pane());
        }
    }

    @Test
    void theCandidateAtThePlayheadIsTakenByItsKeyOnce() throws Exception {
        TestWindow.run(() -> stage.player().go(37_000));
        stage.press(KeyCode.P);
        TestWindow.until("the moment", () -> stage.model.all().size() == 4);
        Clip made =
                stage.fixture.stored().stream()
                        .filter(c -> c.startMs() == EditorFixture.PASSED_OVER.startMs())
                        .findFirst()
                        .orElseThrow();
        assertEquals(EditorFixture.PASSED_OVER.endMs(), made.endMs());
        assertEquals(List.of(), stage.fixture.said());
        TestWindow.run(() -> stage.player().go(37_000));
        stage.press(KeyCode.P);
        TestWindow.until("a word", () -> stage.fixture.said().size() == 1);
        assertTrue(
                stage.fixture.said().getFirst().startsWith("No rejected candidate lies at 0:37"));
        assertEquals(4, stage.fixture.stored().size());
        stage.press(KeyCode.CONTROL, KeyCode.Z);
        TestWindow.until("the undo", () -> stage.model.all().size() == 3);
        assertEquals(3, stage.fixture.stored().size());
        TestWindow.run(() -> stage.player().go(37_000));
        stage.press(KeyCode.P);
        TestWindow.until("it again", () -> stage.model.all().size() == 4);
        assertEquals(4, stage.fixture.stored().size());
    }
}
