package studio.truss.app.studio.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.studio.library.TestWindow;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.EditHistory;
import studio.truss.core.library.entity.Clip;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// What the panes of the inspector make anew, and when; how their fields are stored.
@SuppressWarnings("NullAway.Init") // made by open()
class EditorPanesTest {
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

    private static int nodes(Node node) {
        return node instanceof Parent parent
                ? 1
                        + parent.getChildrenUnmodifiable().stream()
                                .mapToInt(EditorPanesTest::nodes)
                                .sum()
                : 1;
    }

    private EditHistory history() {
        return stage.model.edits().historyProperty().get();
    }

    private void rename(String title) throws Exception {
        TestWindow.run(() -> {
            Clip clip = Objects.requireNonNull(stage.model.selectedProperty().get());
            stage.model.edits().edit("Rename to " + title, clip, new ClipEdit.Rename(title));
        });
    }

    private VBox pane() throws Exception {
        return (VBox) stage.node(".inspector-pane");
    }

    @Test
    void aLongHistoryIsNoMoreNodesThanThoseInView() throws Exception {
        stage.window.click(stage.node("#tab-details"), 1);
        for (int i = 1; i <= 40; i++) {
            rename("title " + i);
        }
        TestWindow.until("40 steps", () -> history().done() == 40);
        VBox details = pane();
        stage.settle();
        int few = TestWindow.fx(() -> nodes(details));
        for (int i = 41; i <= 300; i++) {
            rename("title " + i);
        }
        TestWindow.until("300 steps", () -> history().done() == 300);
        stage.settle();
        assertTrue(TestWindow.fx(() -> nodes(details)) <= few + 10);
        ListView<?> list = (ListView<?>) stage.node("#history");
        assertEquals(301, TestWindow.fx(() -> list.getItems().size()));
        Node step =
                TestWindow.fx(() ->
                        list.lookupAll(".history-step").stream()
                                .filter(cell ->
                                        String.valueOf(cell.getAccessibleText())
                                                .startsWith("Rename to title 299 "))
                                .findFirst()
                                .orElseThrow());
        assertTrue(TestWindow.fx(step::getAccessibleText).matches(".* \\d\\d:\\d\\d:\\d\\d"));
        ScrollPane pane = (ScrollPane) stage.node(".inspector .scroll-pane");
        TestWindow.run(() -> pane.setVvalue(1));
        stage.settle();
        stage.window.click(step, 1);
        TestWindow.until("one taken back", () -> history().done() == 299);
        assertEquals("title 299", stage.fixture.stored().getFirst().title());
    }

    @Test
    void aPaneThatIsNotShownIsMadeAnewOnlyWhenItComesIntoView() throws Exception {
        VBox why = pane();
        List<Node> before = TestWindow.fx(() -> List.copyOf(why.getChildren()));
        assertTrue(words(why).contains("Laughter at 0:10"), words(why)::toString);
        stage.window.click(stage.node("#tab-details"), 1);
        rename("The joke");
        TestWindow.until("the title", () -> history().done() == 1);
        assertEquals(before, TestWindow.fx(() -> List.copyOf(why.getChildren())));
        stage.window.click(stage.node("#tab-why"), 1);
        assertNotEquals(before, TestWindow.fx(() -> List.copyOf(why.getChildren())));
        assertTrue(words(why).contains("The joke"), words(why)::toString);
    }

    private List<String> words(Node pane) throws Exception {
        stage.settle();
        return TestWindow.fx(() ->
                pane.lookupAll(".label").stream()
                        .map(label -> ((Labeled) label).getText())
                        .toList());
    }

    private TextField title() throws Exception {
        stage.press(KeyCode.F2);
        stage.settle();
        return TestWindow.fx(
                () -> (TextField) Objects.requireNonNull(stage.window.scene().getFocusOwner()));
    }

    @Test
    void aTitleIsOnDiskWhileItIsTypedAndOneStepOfTheHistory() throws Exception {
        TextField title = title();
        TestWindow.run(() -> title.setText("The j"));
        TestWindow.until("what was typed", () -> stored().equals("The j"));
        TestWindow.run(() -> title.appendText("oke"));
        TestWindow.until("the rest", () -> stored().equals("The joke"));
        assertTrue(TestWindow.fx(title::isFocused), "the cursor stays");
        assertEquals("The joke", TestWindow.fx(title::getText));
        TestWindow.until("one step", () -> history().steps().size() == 1);
        stage.press(KeyCode.ENTER);
        stage.press(KeyCode.CONTROL, KeyCode.Z);
        TestWindow.until("the old title", () -> stored().equals("Laughter at 0:10"));
        assertEquals(1, history().steps().size());
    }

    private String stored() {
        return stage.fixture.stored().getFirst().title();
    }

    @Test
    void aTitleThatIsTooLongOrBlankIsSaidUnderIt() throws Exception {
        TextField title = title();
        TestWindow.run(() -> title.setText("x".repeat(680)));
        TestWindow.until("the words", () -> warned("holds 200 characters: this one has 680"));
        TestWindow.until("what fits", () -> stored().equals("x".repeat(200)));
        TestWindow.run(() -> title.setText(" "));
        TestWindow.until("the words", () -> warned("needs a title"));
        stage.press(KeyCode.ENTER);
        assertEquals("x".repeat(200), TestWindow.fx(title::getText));
        assertTrue(TestWindow.fx(() -> warned("needs a title")), "still said");
        assertEquals("x".repeat(200), stored());
    }

    private boolean warned(String part) {
        return stage.window.scene().getRoot().lookupAll(".warn").stream()
                .anyMatch(node ->
                        node instanceof Label label
                                && label.isVisible()
                                && label.getText().contains(part));
    }
}
