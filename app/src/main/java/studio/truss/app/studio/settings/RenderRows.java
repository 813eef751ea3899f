package studio.truss.app.studio.settings;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Choices;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.core.render.Quality;
import studio.truss.core.render.preset.RenderPreset;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What clips are made for, and where they go; the custom preset shows what it is made of. JavaFX
/// thread.
final class RenderRows extends VBox {
    private static final double GAP = 14;

    private final SettingsModel settings;
    private final Messages messages;
    private final Label folderWrong;

    /// @param row makes a line of a setting's key and its control
    RenderRows(SettingsModel settings, Messages messages, BiFunction<String, Node, Node> row) {
        super(GAP);
        this.settings = settings;
        this.messages = messages;
        folderWrong = new Label(messages.of("settings.folder.wrong"));
        VBox custom =
                new VBox(
                        GAP,
                        row.apply("settings.frame", frame()),
                        row.apply("settings.quality", quality()),
                        row.apply("settings.mib", mib()));
        custom.managedProperty().bind(custom.visibleProperty());
        custom.setId("custom-preset");
        getChildren()
                .setAll(
                        row.apply("settings.preset", new PresetBox(settings, messages)),
                        custom,
                        row.apply("settings.folder", folder()));
        settings.settingsProperty()
                .subscribe(now ->
                        custom.setVisible(
                                now.renders().chosen().word().equals(RenderPreset.CUSTOM.word())));
    }

    private void change(Function<RenderChoice, RenderChoice> change) {
        settings.change(s -> s.withRenders(change.apply(s.renders())));
    }

    private VBox folder() {
        TextField path = new TextField();
        settings.settingsProperty().map(StudioSettings::clipFolder).subscribe(path::setText);
        folderWrong.getStyleClass().add("bad");
        folderWrong.setId("clip-folder-wrong");
        Nodes.shown(folderWrong, false);
        path.setPromptText(messages.of("settings.folder.usual"));
        path.setPrefColumnCount(26);
        path.setId("clip-folder");
        path.setOnAction(_ -> storeFolder(path.getText()));
        path.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        storeFolder(path.getText());
                    }
                });
        Button choose = new Button(messages.of("settings.folder.choose"));
        choose.setOnAction(_ -> {
            File chosen = new DirectoryChooser().showDialog(choose.getScene().getWindow());
            if (chosen != null) {
                path.setText(chosen.toString());
                storeFolder(chosen.toString());
            }
        });
        choose.setMaxHeight(Double.MAX_VALUE); // as high as the field
        return new VBox(4, new HBox(8, path, choose), folderWrong);
    }

    /// A path that does not begin at a root would lie wherever the program was started.
    private void storeFolder(@Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        boolean whole = stripped.isEmpty() || whole(stripped);
        Nodes.shown(folderWrong, !whole);
        if (whole) {
            settings.change(s -> s.withClipFolder(stripped.isEmpty() ? null : stripped));
        }
    }

    private static boolean whole(String path) {
        try {
            return Path.of(path).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private ComboBox<RenderChoice.Frame> frame() {
        return Choices.following(
                List.of(RenderChoice.Frame.values()),
                settings.settingsProperty().map(now -> now.renders().frame()),
                frame -> messages.of("frame." + frame.name().toLowerCase(Locale.ROOT)),
                frame -> change(c -> c.withFrame(frame)));
    }

    private ComboBox<Quality> quality() {
        return Choices.following(
                List.of(Quality.DRAFT, Quality.STANDARD, Quality.HIGH),
                settings.settingsProperty().map(now -> now.renders().quality()),
                quality -> messages.of("quality." + quality.word()),
                quality -> change(c -> c.withQuality(quality)));
    }

    private TextField mib() {
        TextField field = new TextField(words(settings.get().renders().mib()));
        field.setId("custom-mib");
        field.setPromptText(messages.of("settings.mib.none"));
        field.setPrefColumnCount(8);
        field.setOnAction(_ -> store(field));
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        store(field);
                    }
                });
        return field;
    }

    private void store(TextField field) {
        String digits = field.getText() == null ? "" : field.getText().strip();
        if (digits.isEmpty() || digits.matches("\\d{1,4}")) {
            change(c -> c.withMib(digits.isEmpty() ? 0 : Integer.parseInt(digits)));
        }
        field.setText(words(settings.get().renders().mib())); // what is no number goes
    }

    private static String words(int mib) {
        return mib == 0 ? "" : Integer.toString(mib);
    }
}
