package studio.truss.app.studio.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.look.ChoiceWords;
import studio.truss.app.studio.look.Choices;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.shell.Screen;
import studio.truss.core.derived.CacheReport;
import studio.truss.core.derived.DerivedKind;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.EncoderNames;
import studio.truss.core.render.RenderPlan;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// Everything that the creator may choose about the program, each taking effect at once.
public final class SettingsScreen implements Screen {
    private static final double GB = 1e9;
    private static final double WIDEST = 760;

    private final SettingsModel settings;
    private final Machine machine;
    private final KeyDispatcher keys;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final ScrollPane view = new ScrollPane();
    private final Label held = new Label();
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
        VBox page =
                new VBox(
                        28,
                        section("look", theme(), motion(), snapping()),
                        section(
                                "clips",
                                new RenderRows(settings, messages, this::row),
                                folder(),
                                encoder()),
                        section("storage", budget(), cache()),
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
                Choices.of(
                        List.of(Theme.values()),
                        settings.get().theme(),
                        t -> messages.of("theme." + t.name().toLowerCase(Locale.ROOT)),
                        t -> settings.change(s -> s.withTheme(t))));
    }

    private HBox motion() {
        return row(
                "settings.motion",
                Choices.of(
                        List.of(CameraMotion.values()),
                        settings.get().motion(),
                        m -> messages.of("motion." + m.word()),
                        m -> settings.change(s -> s.withMotion(m))));
    }

    private HBox snapping() {
        return row(
                "settings.snapping",
                Choices.of(
                        List.of(true, false),
                        settings.get().snapping(),
                        on -> messages.of(on ? "settings.on" : "settings.off"),
                        on -> settings.change(s -> s.withSnapping(on))));
    }

    private HBox folder() {
        TextField path = new TextField(settings.get().clipFolder());
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
        return row("settings.folder", new HBox(8, path, choose));
    }

    private void storeFolder(@Nullable String text) {
        settings.change(
                s -> s.withClipFolder(text == null || text.isBlank() ? null : text.strip()));
    }

    private HBox encoder() {
        encoders.getItems().setAll(RenderPlan.AUTO);
        String now = settings.get().encoder();
        if (!now.equals(RenderPlan.AUTO)) {
            encoders.getItems().add(now);
        }
        encoders.setValue(now);
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

    private HBox budget() {
        Slider slider = new Slider(1, 200, settings.get().cacheBytes() / GB);
        slider.setPrefWidth(200);
        slider.setId("cache-budget");
        Label value = new Label();
        value.setMinWidth(56);
        slider.valueProperty().subscribe(v -> value.setText(Math.round(v.doubleValue()) + " GB"));
        slider.valueChangingProperty()
                .addListener((_, _, changing) -> {
                    if (!changing) {
                        storeBudget(slider.getValue());
                    }
                });
        slider.setOnKeyReleased(_ -> storeBudget(slider.getValue()));
        slider.setAccessibleText(messages.of("settings.budget"));
        HBox both = new HBox(8, slider, value);
        both.setAlignment(Pos.CENTER_LEFT);
        return row("settings.budget", both);
    }

    private void storeBudget(double gigabytes) {
        long bytes = Math.round(Math.round(gigabytes) * GB);
        if (bytes != settings.get().cacheBytes()) {
            settings.change(s -> s.withCacheBytes(bytes));
            background.execute(() -> {
                machine.budget().accept(bytes);
                measure();
            });
        }
    }

    private HBox cache() {
        Button clean = new Button(messages.of("settings.cache.clean"));
        clean.setId("cache-clean");
        held.setId("cache-held");
        clean.setOnAction(_ ->
                background.execute(() -> {
                    machine.clean().run();
                    measure();
                }));
        held.getStyleClass().add("meta");
        held.setWrapText(true);
        held.setPrefWidth(260);
        HBox both = new HBox(12, held, clean);
        both.setAlignment(Pos.CENTER_LEFT);
        return row("settings.cache", both);
    }

    /// Not on the JavaFX thread.
    private void measure() {
        CacheReport report = machine.report().get();
        List<String> parts = new ArrayList<>();
        for (DerivedKind kind : DerivedKind.values()) {
            CacheReport.Share share = report.kinds().get(kind);
            if (share != null && share.bytes() > 0) {
                parts.add(
                        messages.of(
                                "settings.cache." + kind.name().toLowerCase(Locale.ROOT),
                                size(share.bytes())));
            }
        }
        String words =
                parts.isEmpty()
                        ? messages.of("settings.cache.empty")
                        : messages.of(
                                "settings.cache.holds",
                                size(report.bytes()),
                                String.join(", ", parts));
        fx.execute(() -> held.setText(words));
    }

    private static String size(long bytes) {
        return bytes < GB / 10
                ? Math.max(1, bytes / 1_000_000) + " MB"
                : String.format(Locale.ROOT, "%.1f GB", bytes / GB);
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
        background.execute(this::measure);
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
