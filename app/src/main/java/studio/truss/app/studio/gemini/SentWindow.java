package studio.truss.app.studio.gemini;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.cell.TextFieldListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.ChoiceWords;
import studio.truss.app.studio.look.Messages;
import studio.truss.core.gemini.job.GeminiOrders.SentText;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The texts that go to Gemini, to be read in a window of their own; Esc closes it.
public final class SentWindow {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 640;
    private static final double LIST = 0.3;

    private final Supplier<@Nullable Window> over;
    private final Consumer<Parent> dress;
    private final Messages messages;

    /// @param over the studio's window
    /// @param dress gives the theme
    public SentWindow(Supplier<@Nullable Window> over, Consumer<Parent> dress, Messages messages) {
        this.over = over;
        this.dress = dress;
        this.messages = messages;
    }

    public void open(List<SentText> texts) {
        Stage stage = new Stage();
        stage.initOwner(over.get());
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle(messages.of("gemini.what"));
        Scene scene = new Scene(content(texts), WIDTH, HEIGHT);
        scene.addEventFilter( // before the list, which takes Esc for itself
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        stage.close();
                    }
                });
        stage.setScene(scene);
        stage.show();
    }

    private Parent content(List<SentText> texts) {
        TextArea text = new TextArea();
        text.setId("gemini-sent-text");
        text.setEditable(false);
        text.setWrapText(true);
        ListView<SentText> titles = new ListView<>();
        titles.setId("gemini-sent-titles");
        titles.getItems().setAll(texts);
        titles.setCellFactory(TextFieldListCell.forListView(new ChoiceWords<>(SentText::title)));
        titles.getSelectionModel()
                .selectedItemProperty()
                .subscribe(one -> text.setText(one == null ? "" : one.text()));
        titles.getSelectionModel().selectFirst();
        SplitPane both = new SplitPane(titles, text);
        both.setDividerPositions(LIST);
        Label about = new Label(messages.of("gemini.what.about"));
        about.setWrapText(true);
        about.getStyleClass().addAll("meta", "gemini-sent-about");
        BorderPane root = new BorderPane(both);
        root.setTop(about);
        root.getStyleClass().addAll("panel", "editor");
        dress.accept(root);
        return root;
    }
}
