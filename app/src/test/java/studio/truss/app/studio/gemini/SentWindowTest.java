package studio.truss.app.studio.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;

import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;
import studio.truss.core.gemini.job.GeminiOrders.SentText;

import java.util.List;

class SentWindowTest {
    @Test
    void eachTextCanBeReadAndEscCloses() throws Exception {
        TestWindow studio = TestWindow.show(StackPane::new, 1_000, 700);
        SentWindow sent =
                new SentWindow(
                        () -> studio.scene().getWindow(), Theme.DARK::dress, Messages.load());
        TestWindow.run(() ->
                sent.open(
                        List.of(
                                new SentText("Window 1 of 2", "Name the moments."),
                                new SentText("Chapters", "Name the chapters."))));
        Stage opened =
                TestWindow.fx(() ->
                        Window.getWindows().stream()
                                .filter(window -> !window.equals(studio.scene().getWindow()))
                                .map(Stage.class::cast)
                                .filter(stage -> stage.getTitle().equals("What is sent"))
                                .findFirst()
                                .orElseThrow());
        TestWindow.run(() -> opened.getScene().getRoot().applyCss());
        TextArea text =
                (TextArea) TestWindow.fx(() -> opened.getScene().lookup("#gemini-sent-text"));
        ListView<?> titles =
                (ListView<?>) TestWindow.fx(() -> opened.getScene().lookup("#gemini-sent-titles"));
        assertEquals("Name the moments.", TestWindow.fx(text::getText));
        assertFalse(TestWindow.fx(text::isEditable));
        TestWindow.run(() -> titles.getSelectionModel().select(1));
        assertEquals("Name the chapters.", TestWindow.fx(text::getText));
        // to the list itself: which window has the focus is the system's affair
        TestWindow.run(() ->
                titles.fireEvent(
                        new KeyEvent(
                                KeyEvent.KEY_PRESSED,
                                "",
                                "",
                                KeyCode.ESCAPE,
                                false,
                                false,
                                false,
                                false)));
        assertFalse(TestWindow.fx(opened::isShowing));
        studio.close();
    }
}
