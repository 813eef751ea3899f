package studio.truss.app.studio.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.settings.EditorPanes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the editor's panes stand, and that nothing is cut off in windows of any size.
@SuppressWarnings("NullAway.Init") // opened by each test
class EditorLayoutTest {
    @TempDir private Path folder;
    private EditorStage stage;

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    private double size(String style, boolean wide) throws Exception {
        Region region = (Region) stage.node(style);
        return TestWindow.fx(() -> wide ? region.getWidth() : region.getHeight());
    }

    @Test
    void panesHaveTheSizesThatTheyHadAndTheHandsAreRemembered() throws Exception {
        EditorPanes before = new EditorPanes(310, 400, 280, "crop", true);
        stage = EditorStage.grey(folder, before, 1_500, 950);
        assertEquals(310, size(".moments-pane", true), 2);
        assertEquals(400, size(".inspector", true), 2);
        assertEquals(280, size(".timeline", false), 2);
        ToggleButton crop = (ToggleButton) stage.node("#tab-crop");
        assertTrue(TestWindow.fx(crop::isSelected));
        assertTrue(TestWindow.fx(() -> stage.player().sound().mutedProperty().get()));

        SplitPane across = (SplitPane) stage.node(".split-pane .split-pane");
        TestWindow.run(() -> across.setDividerPosition(0, 350 / across.getWidth()));
        stage.settle();
        TestWindow.until("the new width", () -> stage.panes.get().moments() > 340);
        assertEquals(350, stage.panes.get().moments(), 3);
        assertEquals(400, stage.panes.get().inspector(), 3);
        assertEquals("crop", stage.panes.get().pane());
    }

    @Test
    void aWindowThatWasSmallForAWhileHasItsTimelineBack() throws Exception {
        stage = EditorStage.grey(folder, new EditorPanes(310, 400, 400, "crop", true), 1_500, 950);
        assertEquals(400, size(".timeline", false), 2);
        Node screen = stage.window.scene().getRoot().getChildrenUnmodifiable().getFirst();
        TestWindow.run(() -> StackPane.setMargin(screen, new Insets(0, 0, 250, 0)));
        stage.settle();
        assertTrue(size(".timeline", false) < 380, "the picture has most of a small window");
        TestWindow.run(() -> StackPane.setMargin(screen, Insets.EMPTY));
        stage.settle();
        assertEquals(400, size(".timeline", false), 2);
    }

    @ParameterizedTest
    @CsvSource({"1044,664", "1310,740", "1864,1044", "3784,2072"})
    void nothingIsCutOff(double width, double height) throws Exception {
        stage = EditorStage.grey(folder, EditorPanes.usual(), width, height);
        TestWindow.run(() -> stage.player().sound().mutedProperty().set(true));
        for (String pane : List.of("why", "crop", "captions", "details", "chapters")) {
            TestWindow.run(() -> stage.screen.inspect(pane));
            assertEquals(List.of(), cutOff(width, height), pane);
        }
    }

    @Test
    void allTabsFitTheNarrowestInspector() throws Exception {
        EditorPanes narrow = new EditorPanes(288, 290, 0, "gemini", false);
        stage = EditorStage.grey(folder, narrow, 1_044, 664);
        assertEquals(290, size(".inspector", true), 2);
        assertEquals(List.of(), cutOff(1_044, 664));
    }

    /// Buttons and labels of the fixed bars that are outside the window or have lost letters.
    private List<String> cutOff(double width, double height) throws Exception {
        List<Node> bars = new ArrayList<>();
        for (String bar : List.of(".editor-header", ".transport", ".tabs", ".segments")) {
            bars.add(stage.node(bar));
        }
        return TestWindow.fx(() -> {
            List<String> cut = new ArrayList<>();
            for (Node bar : bars) {
                for (Node node : ((Parent) bar).lookupAll("*")) {
                    if (node instanceof Labeled words && words.isVisible() && shown(words)) {
                        Bounds at = words.localToScene(words.getBoundsInLocal());
                        Bounds room = bar.localToScene(bar.getLayoutBounds());
                        boolean outside =
                                at.getMinX() < -0.5
                                        || at.getMaxX() > width + 0.5
                                        || at.getMaxY() > Math.min(height, room.getMaxY()) + 0.5;
                        boolean button = words instanceof Button || words instanceof ToggleButton;
                        boolean lettersLost =
                                button && words.getWidth() + 0.5 < words.prefWidth(-1);
                        if (outside || lettersLost) {
                            cut.add(words.getText() + " " + at);
                        }
                    }
                }
            }
            return cut;
        });
    }

    private static boolean shown(Labeled words) {
        return words.isManaged() && words.getText() != null && !words.getText().isEmpty();
    }
}
