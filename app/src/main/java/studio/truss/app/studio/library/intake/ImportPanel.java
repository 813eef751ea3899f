package studio.truss.app.studio.library.intake;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.core.imports.ImportOutcome;
import studio.truss.core.library.entity.Asset;

import java.util.Locale;
import java.util.function.Consumer;

/// What is being imported and what came of it, and the offer to go on with what was left; takes no
/// room when there is nothing to say. JavaFX thread.
public final class ImportPanel extends VBox {
    private static final double TALLEST = 160;

    private final ImportModel imports;
    private final ReadOnlyIntegerProperty unfinished;
    private final Consumer<Boolean> takeOffer;
    private final Messages messages;
    private final VBox lines = new VBox(4);
    private final HBox busy;
    private final HBox offer;
    private final HBox heard;

    /// @param unfinished how many videos could be analysed now
    /// @param takeOffer hears whether they are to be
    public ImportPanel(
            ImportModel imports,
            ReadOnlyIntegerProperty unfinished,
            Consumer<Boolean> takeOffer,
            Messages messages) {
        super(6);
        this.imports = imports;
        this.unfinished = unfinished;
        this.takeOffer = takeOffer;
        this.messages = messages;
        getStyleClass().add("import-lines");
        busy = busy();
        offer = offer();
        heard = heard();
        getChildren().addAll(offer, busy, heard);
        imports.lines().addListener((ListChangeListener<ImportLine>) _ -> refresh());
        imports.busyProperty().subscribe(this::refresh);
        unfinished.subscribe(this::refresh);
        refresh();
    }

    private HBox busy() {
        Label words = new Label();
        words.getStyleClass().add("import-line");
        words.textProperty().bind(imports.busyProperty());
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(120);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row =
                new HBox(
                        12,
                        bar,
                        words,
                        space,
                        Icons.button(
                                Feather.X, messages.of("library.import.stop"), imports::cancel));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox offer() {
        Label words = new Label();
        words.getStyleClass().add("import-line");
        unfinished.subscribe(many -> words.setText(messages.of("library.offer", many)));
        Button yes = new Button(messages.of("library.offer.yes"));
        yes.setOnAction(_ -> takeOffer.accept(true));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row =
                new HBox(
                        12,
                        dot("ask"),
                        words,
                        yes,
                        space,
                        Icons.button(
                                Feather.X,
                                messages.of("library.offer.no"),
                                () -> takeOffer.accept(false)));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private HBox heard() {
        lines.setPadding(new Insets(7, 0, 7, 0)); // a single line is level with the button
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(TALLEST);
        lines.heightProperty().subscribe(() -> scroll.setVvalue(1)); // the newest is in view
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setId("import-heard");
        HBox.setHgrow(scroll, Priority.ALWAYS);
        HBox row =
                new HBox(
                        12,
                        scroll,
                        Icons.button(
                                Feather.X, messages.of("library.import.close"), imports::closeAll));
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private void refresh() {
        lines.getChildren().setAll(imports.lines().stream().map(this::line).toList());
        Nodes.shown(busy, !imports.busyProperty().get().isEmpty());
        Nodes.shown(offer, unfinished.get() > 0);
        Nodes.shown(heard, !lines.getChildren().isEmpty());
        Nodes.shown(this, busy.isVisible() || offer.isVisible() || heard.isVisible());
    }

    private Node line(ImportLine line) {
        Label words = new Label(line.words());
        words.getStyleClass().add("import-line");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox row = new HBox(10, dot(line.tone().name().toLowerCase(Locale.ROOT)), words);
        row.setAlignment(Pos.CENTER_LEFT);
        ImportOutcome.Ask ask = line.ask();
        if (ask != null) {
            if (!ask.candidates().isEmpty()) {
                row.getChildren().add(choice(line, ask));
            }
            row.getChildren()
                    .add(
                            Icons.button(
                                    Feather.X,
                                    messages.of("library.import.close"),
                                    () -> imports.close(line)));
        }
        return row;
    }

    private ComboBox<Asset> choice(ImportLine line, ImportOutcome.Ask ask) {
        ComboBox<Asset> choice = new ComboBox<>();
        choice.getItems().setAll(ask.candidates());
        choice.setPromptText(messages.of("library.import.askPrompt"));
        choice.setAccessibleText(line.words());
        choice.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable Asset asset) {
                        return asset == null ? "" : asset.title();
                    }

                    @Override
                    public Asset fromString(String text) {
                        throw new UnsupportedOperationException("the list is not typed into");
                    }
                });
        choice.setOnAction(_ -> {
            Asset chosen = choice.getValue();
            if (chosen != null) {
                imports.answer(line, chosen);
            }
        });
        return choice;
    }

    private static Circle dot(String tone) {
        Circle dot = new Circle(3.5);
        dot.getStyleClass().addAll("import-dot", tone);
        return dot;
    }
}
