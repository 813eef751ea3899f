package studio.truss.app.studio.library;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.keys.ToggleKeys;
import studio.truss.app.studio.library.search.LibraryAnswer;
import studio.truss.app.studio.library.search.LibraryAsk;
import studio.truss.app.studio.look.Icons;
import studio.truss.app.studio.look.Messages;

import java.util.Locale;
import java.util.function.Function;

/// The bar above the cards: search, kind, order, import. JavaFX thread.
final class LibraryBar extends HBox {
    private final LibraryModel model;
    private final Messages messages;
    private final TextField search = new TextField();
    private final ToggleButton videos = new ToggleButton();
    private final ToggleButton clips = new ToggleButton();

    /// @param keyWords the key of an action as printed on the keyboard
    /// @param down called to leave the search field for the cards
    LibraryBar(
            LibraryModel model,
            Messages messages,
            Function<String, String> keyWords,
            Runnable importFiles,
            Runnable importFolder,
            Runnable down) {
        super(10);
        this.model = model;
        this.messages = messages;
        getStyleClass().add("library-bar");
        setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.SOMETIMES);
        Button files = new Button(messages.of("library.import"));
        files.getStyleClass().add("primary");
        files.setId("library-import");
        files.setMinWidth(Region.USE_PREF_SIZE);
        files.setTooltip(
                new Tooltip(messages.of("library.import.choose") + keyWords.apply("import")));
        files.setOnAction(_ -> importFiles.run());
        StackPane field = search(keyWords.apply("search"), down);
        HBox.setHgrow(field, Priority.ALWAYS);
        getChildren()
                .addAll(
                        field,
                        pill(videos, LibraryAsk.Kind.VIDEOS),
                        pill(clips, LibraryAsk.Kind.CLIPS),
                        space,
                        order(),
                        Icons.button(
                                Feather.FOLDER_PLUS,
                                messages.of("library.import.chooseFolder"),
                                importFolder),
                        files);
        ToggleGroup group = new ToggleGroup();
        group.getToggles().setAll(videos, clips);
        ToggleKeys.attach(group);
        model.answerProperty().subscribe(this::show);
    }

    private StackPane search(String key, Runnable down) {
        search.getStyleClass().add("library-search");
        search.setId("library-search");
        search.setPromptText(messages.of("library.search.prompt"));
        search.setTooltip(new Tooltip(messages.of("library.search.tip") + key));
        search.textProperty().bindBidirectional(model.textProperty());
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                search.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                down.run();
                event.consume();
            }
        });
        Button clear = Icons.button(Feather.X, messages.of("library.search.clear"), search::clear);
        clear.visibleProperty().bind(search.textProperty().isNotEmpty());
        StackPane field = new StackPane(search, clear);
        StackPane.setAlignment(clear, Pos.CENTER_RIGHT);
        field.setMaxWidth(520);
        field.setMinWidth(140);
        return field;
    }

    private ToggleButton pill(ToggleButton pill, LibraryAsk.Kind kind) {
        pill.getStyleClass().add("pill");
        pill.setMinWidth(Region.USE_PREF_SIZE);
        pill.setOnAction(_ -> {
            pill.setSelected(true);
            model.kindProperty().set(kind);
        });
        return pill;
    }

    private ComboBox<LibraryAsk.Sort> order() {
        ComboBox<LibraryAsk.Sort> order = new ComboBox<>();
        order.getItems().setAll(LibraryAsk.Sort.values());
        order.setMinWidth(120);
        order.setTooltip(new Tooltip(messages.of("library.sort.tip")));
        order.setAccessibleText(messages.of("library.sort.tip"));
        order.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(LibraryAsk.@Nullable Sort sort) {
                        return sort == null
                                ? ""
                                : messages.of(
                                        "library.sort." + sort.name().toLowerCase(Locale.ROOT));
                    }

                    @Override
                    public LibraryAsk.Sort fromString(String text) {
                        throw new UnsupportedOperationException("the list is not typed into");
                    }
                });
        order.valueProperty().bindBidirectional(model.sortProperty());
        return order;
    }

    private void show(@Nullable LibraryAnswer answer) {
        videos.setText(messages.of("library.pill.videos", answer == null ? 0 : answer.videos()));
        clips.setText(messages.of("library.pill.clips", answer == null ? 0 : answer.clips()));
        boolean ofClips = answer != null && answer.kind() == LibraryAsk.Kind.CLIPS;
        (ofClips ? clips : videos).setSelected(true);
        boolean wrong = answer != null && answer.problem() != null;
        search.getStyleClass().remove("wrong");
        if (wrong) {
            search.getStyleClass().add("wrong");
        }
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    boolean searching() {
        return search.isFocused();
    }
}
