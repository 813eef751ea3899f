package studio.truss.app.studio.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.ScoreColor;
import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.app.studio.timeline.model.Curve;
import studio.truss.app.studio.timeline.model.SignalLane;
import studio.truss.app.studio.timeline.model.TimelineModel;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The timeline in a window, driven by a robot: 100 ms a pixel, a moment at 100..300 px.
@SuppressWarnings("NullAway.Init") // made on the JavaFX thread before each test
final class TimelineViewTest {
    private static final TimelineModel SOURCE =
            TimelineModel.of(80_000, 25)
                    .withMoments(
                            List.of(
                                    moment("a", 10_000, 30_000, 90),
                                    moment("b", 60_000, 70_000, 60)))
                    .withScore(new Curve(1_000, new float[80]))
                    .withLanes(
                            List.of(
                                    new SignalLane("chat", "Chat", new Curve(1_000, new float[80])),
                                    new SignalLane(
                                            "motion", "Motion", new Curve(1_000, new float[80]))))
                    .withSilences(List.of(TimeRange.of(35_130, 36_710)));

    private final List<String> edits = new ArrayList<>();
    private TimelineViewModel model;
    private TimelineView view;
    private KeyDispatcher keys;
    private Stage stage;
    private Robot robot;

    private static TimelineMoment moment(String id, long from, long to, double score) {
        return new TimelineMoment(
                id, TimeRange.of(from, to), score, "Moment " + id, Clip.Status.APPROVED);
    }

    @BeforeAll
    static void toolkit() {
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException e) {
            // another test of this process has started it
        }
    }

    @BeforeEach
    void open() throws Exception {
        fx(() -> {
            Platform.setImplicitExit(false);
            model =
                    new TimelineViewModel(
                            new TimelineEdits() {
                                @Override
                                public void trimmed(String momentId, TimeRange range) {
                                    edits.add(
                                            momentId
                                                    + " "
                                                    + range.startMs()
                                                    + ".."
                                                    + range.endMs());
                                }

                                @Override
                                public void keyMoved(long fromMs, long toMs) {}

                                @Override
                                public void promote(String candidateId) {
                                    edits.add("promote " + candidateId);
                                }
                            });
            model.modelProperty().set(SOURCE);
            view = new TimelineView(model, Messages.load(), new SimpleObjectProperty<>(Theme.DARK));
            keys = new KeyDispatcher(() -> new Keymap(Map.of()));
            view.answer(keys, () -> true);
            StackPane root = new StackPane(view);
            Theme.DARK.dress(root);
            stage = new Stage();
            stage.setX(0);
            stage.setY(0);
            stage.setScene(new Scene(root, 800 + LaneHeaders.WIDTH, 300));
            keys.install(stage.getScene());
            stage.show();
            robot = new Robot();
            root.applyCss();
            root.layout();
            return null;
        });
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            stage.close();
            return null;
        });
    }

    private static <T> T fx(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private void does(Runnable step) throws Exception {
        fx(() -> {
            step.run();
            return null;
        });
    }

    private void move(double x, double y) throws Exception {
        does(() -> {
            Point2D at = view.localToScreen(LaneHeaders.WIDTH + x, y);
            robot.mouseMove(at);
        });
    }

    private void press() throws Exception {
        does(() -> robot.mousePress(MouseButton.PRIMARY));
    }

    private void release() throws Exception {
        does(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    private void key(KeyCode code) throws Exception {
        does(() -> robot.keyType(code));
    }

    private TimelineScale scale() throws Exception {
        return fx(() -> model.scaleProperty().get());
    }

    private double body() throws Exception {
        return fx(() -> view.layoutNow().blocksTop() + 40);
    }

    private List<String> selection() throws Exception {
        return fx(() -> model.selectionProperty().get());
    }

    @Test
    void wheelKeepsTheTimeUnderThePointer() throws Exception {
        move(500, 60);
        double under = scale().msAt(500);
        does(() -> robot.mouseWheel(-3));
        assertTrue(scale().spanMs() < 70_000, "closer");
        assertEquals(500, scale().xOf(under), 1);
        does(() -> robot.mouseWheel(1));
        assertEquals(500, scale().xOf(under), 1);
    }

    @Test
    void dragOnTheRulerMovesThePlayhead() throws Exception {
        move(400, 10);
        press();
        assertTrue(fx(() -> model.scrubbingProperty().get()));
        assertEquals(40_000, fx(() -> model.playheadProperty().get()), 100);
        move(500, 150);
        assertEquals(50_000, fx(() -> model.playheadProperty().get()), 100);
        release();
        assertFalse(fx(() -> model.scrubbingProperty().get()));
    }

    @Test
    void outHandleSticksToASilenceUnlessAltIsHeld() throws Exception {
        does(() -> model.select(List.of("a")));
        move(302, body());
        press();
        move(320, body());
        move(353, body());
        release();
        assertEquals(List.of("a 10000..35130"), edits);

        move(302, body());
        press();
        does(() -> robot.keyPress(KeyCode.ALT));
        move(320, body());
        move(354, body());
        release();
        does(() -> robot.keyRelease(KeyCode.ALT));
        assertTrue(edits.getLast().startsWith("a 10000..352"), edits::toString);
    }

    @Test
    void escapeGivesUpATrim() throws Exception {
        does(() -> {
            model.select(List.of("a"));
            view.requestFocus();
        });
        move(302, body());
        press();
        move(340, body());
        key(KeyCode.ESCAPE);
        release();
        assertEquals(List.of(), edits);
    }

    @Test
    void clickSelectsAndCtrlClickAdds() throws Exception {
        move(200, body());
        press();
        release();
        assertEquals(List.of("a"), selection());
        move(650, body());
        does(() -> robot.keyPress(KeyCode.CONTROL));
        press();
        release();
        does(() -> robot.keyRelease(KeyCode.CONTROL));
        assertEquals(List.of("b", "a"), selection());
    }

    @Test
    void keysZoomFitAndToggleSnapping() throws Exception {
        key(KeyCode.PLUS);
        assertFalse(scale().isWhole());
        key(KeyCode.DIGIT0);
        assertTrue(scale().isWhole());
        key(KeyCode.S);
        assertFalse(fx(() -> model.snappingProperty().get()));
        does(() -> model.select(List.of("b")));
        key(KeyCode.Z);
        assertTrue(scale().startMs() > 40_000);
    }

    @Test
    void viewTurnsThePageInPlayback() throws Exception {
        does(() -> {
            model.zoomTo(TimeRange.of(20_000, 25_000));
            model.playheadProperty().set(21_000);
            model.playingProperty().set(true);
        });
        double end = scale().endMs();
        does(() -> model.playheadProperty().set((long) end + 40));
        assertTrue(scale().shows(end + 40));
        assertTrue(scale().xOf(end + 40) < 100);
    }

    @Test
    void nameOfASignalShowsItLargeAndBack() throws Exception {
        ToggleButton chat =
                fx(() ->
                        view.lookupAll(".lane-name").stream()
                                .map(ToggleButton.class::cast)
                                .filter(each -> each.getText().equals("Chat"))
                                .findFirst()
                                .orElseThrow());
        double before = fx(() -> chat.getHeight());
        does(chat::fire);
        does(view::layout);
        assertEquals("chat", fx(() -> model.soloProperty().get()));
        assertTrue(fx(() -> chat.getHeight()) > before + 10);
        does(chat::fire);
        assertEquals("", fx(() -> model.soloProperty().get()));
    }

    @Test
    void selectedMomentIsOutlinedAndBlocksHaveTheirScoresColour() throws Exception {
        does(() -> {
            model.select(List.of("b"));
            view.layout();
        });
        WritableImage picture = fx(() -> view.snapshot(null, null));
        PixelReader pixels = picture.getPixelReader();
        int top = (int) (double) fx(() -> view.layoutNow().blocksTop()) + 2;
        int left = (int) LaneHeaders.WIDTH;
        assertEquals(ScoreColor.of(90), pixels.getColor(left + 200, top));
        assertEquals(Theme.DARK.accent(), pixels.getColor(left + 600, top + 30));
        assertNotEquals(Theme.DARK.base(), pixels.getColor(left + 200, top + 10), "tinted");
        assertEquals(Theme.DARK.base(), pixels.getColor(left + 450, top + 10));
    }

    @Test
    void hoverSaysTimeAndTitle() throws Exception {
        move(200, body());
        Node card = fx(() -> view.lookup(".hover-card"));
        assertTrue(fx(card::isVisible));
        // the robot moves by whole pixels of the screen, which are 2.5 frames here
        String said = hovered(card);
        assertTrue(said.matches("\\|00:00:(19:2\\d|20:0\\d)\\|Moment a · .*"), said);
        fx(() -> {
            model.viewport().show(TimeRange.of(60_000, 70_000));
            return true;
        });
        assertTrue(hovered(card).startsWith("|00:01:00"), "what has come under the pointer");
    }

    private static String hovered(Node card) throws Exception {
        return fx(() ->
                card.lookupAll(".label").stream()
                        .map(label -> ((Label) label).getText())
                        .reduce("", (all, one) -> all + "|" + one));
    }

    @Test
    void screenReaderHearsThePlayheadAndTheSelection() throws Exception {
        does(() -> model.select(List.of("a")));
        String said = fx(view::getAccessibleText);
        assertTrue(
                said.contains("Moment a") && said.contains("score 90") && said.contains("approved"),
                said);
    }
}
