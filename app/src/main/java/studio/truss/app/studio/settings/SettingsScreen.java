package studio.truss.app.studio.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.look.ChoiceWords;
import studio.truss.app.studio.look.Choices;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.shell.Screen;
import studio.truss.core.derived.CacheReport;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.EncoderNames;
import studio.truss.core.render.RenderPlan;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Everything that the creator may choose about the program, each taking effect at once.
public final class SettingsScreen implements Screen {
    private static final double WIDEST = 760;

    private final SettingsModel settings;
    private final Machine machine;
    private final KeyDispatcher keys;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final ScrollPane view = new ScrollPane();
    private final StorageRows storage;
    private final ComboBox<String> encoders = new ComboBox<>();
    private boolean asked;

    /// What of the machine the settings are about.
    ///
    /// @param ladder asks the encoders, may take seconds
    /// @param report what the cache holds
    /// @param clean empties it of all that nobody uses
    /// @param budget sets its bound
    public record Machine(
            Supplier<EncoderLadder> ladder,
            Supplier<CacheReport> report,
            Runnable clean,
            LongConsumer budget) {}

    /// @param gemini the rows about Gemini, given what makes a line of a key and its control
    public SettingsScreen(
            SettingsModel settings,
            Machine machine,
            KeyDispatcher keys,
            Function<BiFunction<String, Node, Node>, Node> gemini,
            Executor background,
            Executor fx,
            Messages messages) {
        this.settings = settings;
        this.machine = machine;
        this.keys = keys;
        this.background = background;
        this.fx = fx;
        this.messages = messages;
        storage = new StorageRows(settings, machine, background, fx, messages, this::row);
        VBox page =
                new VBox(
                        28,
                        section("look", theme(), motion(), snapping()),
                        section("clips", new RenderRows(settings, messages, this::row), encoder()),
                        section("storage", storage),
                        section("cloud", new CloudRows(settings, messages, this::row)),
                        section("gemini", gemini.apply(this::row)),
                        section("keys", keySheet()));
        page.setMaxWidth(WIDEST);
        page.getStyleClass().add("settings-page");
        HBox middle = new HBox(page);
        middle.setAlignment(Pos.TOP_CENTER);
        HBox.setHgrow(page, Priority.ALWAYS);
        view.setContent(middle);
        view.setFitToWidth(true);
        view.getStyleClass().add("settings-screen");
    }

    private VBox section(String name, Node... rows) {
        Label heading = new Label(messages.of("settings." + name));
        heading.getStyleClass().add("heading");
        VBox box = new VBox(14, heading);
        box.getChildren().addAll(rows);
        return box;
    }

    private HBox row(String key, Node control) {
        Label name = new Label(messages.of(key));
        Label about = new Label(messages.of(key + ".about"));
        about.getStyleClass().add("meta");
        about.setWrapText(true);
        name.setLabelFor(control);
        if (control.getId() == null) {
            control.setId(key.replace('.', '-'));
        }
        VBox words = new VBox(2, name, about);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        HBox row = new HBox(24, words, control);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("settings-row");
        if (control instanceof Region region) {
            region.setMinWidth(Region.USE_PREF_SIZE);
        }
        return row;
    }

    private HBox theme() {
        return row(
                "settings.theme",
                Choices.following(
                        List.of(Theme.values()),
                        settings.settingsProperty().map(StudioSettings::theme),
                        t -> messages.of("theme." + t.name().toLowerCase(Locale.ROOT)),
                        t -> settings.change(s -> s.withTheme(t))));
    }

    private HBox motion() {
        return row(
                "settings.motion",
                Choices.following(
                        List.of(CameraMotion.values()),
                        settings.settingsProperty().map(StudioSettings::motion),
                        m -> messages.of("motion." + m.word()),
                        m -> settings.change(s -> s.withMotion(m))));
    }

    private HBox snapping() {
        return row(
                "settings.snapping",
                Choices.following(
                        List.of(true, false),
                        settings.settingsProperty().map(StudioSettings::snapping),
                        on -> messages.of(on ? "settings.on" : "settings.off"),
                        on -> settings.change(s -> s.withSnapping(on))));
    }

    private HBox encoder() {
        encoders.getItems().setAll(RenderPlan.AUTO);
        settings.settingsProperty()
                .map(StudioSettings::encoder)
                .subscribe(now -> {
                    offer(List.of(now));
                    encoders.setValue(now);
                });
        encoders.setConverter(
                new ChoiceWords<>(name ->
                        name.equals(RenderPlan.AUTO)
                                ? messages.of("settings.encoder.auto")
                                : EncoderNames.of(name)));
        encoders.valueProperty()
                .addListener((_, _, next) -> {
                    if (next != null) {
                        settings.change(s -> s.withEncoder(next));
                    }
                });
        return row("settings.encoder", encoders);
    }

    private HBox keySheet() {
        Button open = new Button(messages.of("settings.keys.open"));
        open.setOnAction(_ -> keys.run("help.keys"));
        return row("settings.keys.sheet", open);
    }

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public Feather icon() {
        return Feather.SETTINGS;
    }

    @Override
    public Place place() {
        return Place.FOOT;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        storage.look();
        if (!asked) {
            asked = true;
            background.execute(() -> {
                List<String> works = machine.ladder().get().candidates(RenderPlan.AUTO);
                fx.execute(() -> offer(works));
            });
        }
    }

    private void offer(List<String> works) {
        for (String name : works) {
            if (!encoders.getItems().contains(name)) {
                encoders.getItems().add(name);
            }
        }
    }
}
