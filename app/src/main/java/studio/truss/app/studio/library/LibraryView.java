package studio.truss.app.studio.library;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.export.ExportMenu;
import studio.truss.app.studio.library.cards.CardGrid;
import studio.truss.app.studio.library.cards.CardView;
import studio.truss.app.studio.library.intake.FileChoices;
import studio.truss.app.studio.library.intake.ImportPanel;
import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.library.search.LibraryAnswer;
import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notices;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/// The library screen's nodes. JavaFX thread.
final class LibraryView extends BorderPane {
    private static final double SIDE_LEAST = 280;
    private static final double SIDE_MOST = 420;
    private static final double SIDE_SHARE = 0.26;

    private final LibraryModel model;
    private final Messages messages;
    private final FileChoices choices;
    private final CardGrid grid;
    private final CardActions actions;
    private final LibraryBar bar;
    private final VBox state = new VBox();
    private final Label wrong = new Label();

    /// @param rendering what stands on the right
    /// @param keyWords the key of an action as printed on the keyboard
    LibraryView(
            LibraryModel model,
            Node rendering,
            Notices notices,
            Messages messages,
            Function<String, String> keyWords,
            ExportMenu exports,
            CloudFiles cloud) {
        this.model = model;
        this.messages = messages;
        choices = new FileChoices(this, messages);
        grid =
                new CardGrid(
                        model.selection(), messages, this::card, this::chooseFiles, model::more);
        actions = new CardActions(model, grid, choices, notices, messages, exports, cloud);
        bar =
                new LibraryBar(
                        model,
                        messages,
                        action -> tip(keyWords.apply(action)),
                        this::chooseFiles,
                        this::chooseFolder,
                        this::toCards);
        wrong.getStyleClass().add("library-wrong");
        wrong.setId("library-wrong");
        wrong.setWrapText(true);
        wrong.setMaxWidth(Double.MAX_VALUE);
        state.getStyleClass().add("empty-state");
        Label dropHere = new Label(messages.of("library.drop.now"));
        StackPane over = new StackPane(dropHere);
        over.getStyleClass().add("drop-over");
        over.setMouseTransparent(true);
        over.setVisible(false);
        BorderPane middle = new BorderPane(new StackPane(grid, state, over));
        middle.setTop(new VBox(bar, wrong, imports()));
        setCenter(middle);
        setRight(side(rendering));
        FileChoices.dropOn(this, over::setVisible, model.imports()::take);
        addEventFilter(KeyEvent.KEY_PRESSED, this::paste);
        grid.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getTarget() == grid) {
                        new GridKeys(model, actions).pressed(event);
                    }
                });
        grid.setOnContextMenuRequested(this::menuByKey);
        model.answerProperty().subscribe(this::show);
        model.imports().busyProperty().subscribe(_ -> show(model.answerProperty().get()));
        model.feed().onChanged(grid::changed);
        model.board().onChanged(grid::changed, model::title);
    }

    private static String tip(String key) {
        return key.isEmpty() ? "" : "  " + key;
    }

    private StackPane side(Node rendering) {
        StackPane side = new StackPane(rendering);
        side.getStyleClass().add("library-side");
        widthProperty()
                .subscribe(width -> {
                    double wide =
                            Math.clamp(width.doubleValue() * SIDE_SHARE, SIDE_LEAST, SIDE_MOST);
                    side.setMinWidth(wide);
                    side.setPrefWidth(wide);
                    side.setMaxWidth(wide);
                });
        return side;
    }

    private ImportPanel imports() {
        return new ImportPanel(
                model.imports(), model.unfinishedProperty(), model::takeOffer, messages);
    }

    private CardView card() {
        CardView[] self = new CardView[1];
        CardView view =
                new CardView(
                        model.cards(),
                        messages,
                        (card, action) -> actions.act(card, action, self[0]));
        self[0] = view;
        view.onEdited(grid::requestFocus);
        view.setOnMousePressed(event -> pressed(view, event));
        view.setOnMouseClicked(event -> {
            Card card = view.card();
            if (card != null
                    && event.getButton() == MouseButton.PRIMARY
                    && event.getClickCount() == 2) {
                model.open(card);
            }
        });
        view.setOnContextMenuRequested(event -> menu(view, event));
        return view;
    }

    private void pressed(CardView view, MouseEvent event) {
        Card card = view.card();
        boolean chosenAlready =
                card != null
                        && model.selection().stateProperty().get().chosen().contains(card.id());
        if (card != null && !(event.getButton() == MouseButton.SECONDARY && chosenAlready)) {
            model.selection().choose(card, event.isShortcutDown(), event.isShiftDown());
        }
        grid.requestFocus();
    }

    private void menu(CardView view, ContextMenuEvent event) {
        Card card = view.card();
        if (card != null) {
            actions.menu(card).show(view, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    private void menuByKey(ContextMenuEvent event) {
        Card card = model.selection().cursor();
        if (event.isKeyboardTrigger() && card != null) {
            grid.with(card, view -> actions.menu(card).show(view, Side.BOTTOM, 0, 0));
            event.consume();
        }
    }

    /// The formats for what is chosen, or for the card under the keyboard.
    void export() {
        Card card = model.selection().cursor();
        if (card != null) {
            grid.with(card, view -> actions.exportMenu(card).show(view, Side.BOTTOM, 0, 0));
        } else {
            actions.exportOfNothing();
        }
    }

    private void paste(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.V && importPasted()) {
            event.consume();
        }
    }

    /// Imports the files or paths that were copied; false where there are none.
    boolean importPasted() {
        List<Path> paths = FileChoices.pasted();
        model.imports().take(paths);
        return !paths.isEmpty();
    }

    void chooseFiles() {
        model.imports().take(choices.files("library.import.choose"));
    }

    private void chooseFolder() {
        choices.folder("library.import.chooseFolder")
                .ifPresent(folder -> model.imports().take(List.of(folder)));
    }

    void search() {
        bar.focusSearch();
    }

    private void toCards() {
        grid.requestFocus();
        if (model.selection().cursor() == null) {
            model.selection().moveBy(0, false);
        }
    }

    private void show(@Nullable LibraryAnswer answer) {
        String problem = answer == null ? null : answer.problem();
        wrong.setText(problem == null ? "" : problem);
        wrong.setVisible(problem != null);
        wrong.setManaged(problem != null);
        boolean cards = answer != null && !answer.sections().isEmpty();
        // an empty grid stays below the words, and keeps the keyboard: undo has a key
        if (answer != null) {
            grid.show(answer);
        }
        state.setVisible(!cards && problem == null);
        if (answer == null) {
            say(new ProgressIndicator(), messages.of("library.busy"), "");
        } else if (answer.bare()) {
            boolean busy = !model.imports().busyProperty().get().isEmpty();
            say(
                    busy ? new ProgressIndicator() : Icons.of(Feather.FILM),
                    messages.of(busy ? "library.import.looking" : "library.empty.title"),
                    messages.of("library.empty.words"));
            if (!busy) {
                Button button = new Button(messages.of("library.import"));
                button.getStyleClass().add("primary");
                button.setOnAction(_ -> chooseFiles());
                Label keys = new Label(messages.of("library.empty.keys", pasteKey()));
                keys.getStyleClass().addAll("meta", "dim");
                state.getChildren().addAll(button, keys);
            }
        } else if (!cards) {
            boolean none = answer.ask().text().isBlank();
            say(
                    Icons.of(none ? Feather.FILM : Feather.SEARCH),
                    messages.of("library.none.title"),
                    messages.of(none ? "library.none.clips" : "library.none.words"));
        }
    }

    private static String pasteKey() {
        return System.getProperty("os.name", "").startsWith("Mac") ? "⌘V" : "Ctrl+V";
    }

    private void say(Node picture, String title, String words) {
        Label heading = new Label(title);
        heading.getStyleClass().add("heading");
        Label text = new Label(words);
        text.getStyleClass().add("meta");
        text.setWrapText(true);
        text.setMaxWidth(420);
        text.setTextAlignment(TextAlignment.CENTER);
        state.getChildren().setAll(picture, heading, text);
    }
}
