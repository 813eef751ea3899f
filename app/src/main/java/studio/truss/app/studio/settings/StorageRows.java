package studio.truss.app.studio.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import studio.truss.app.studio.look.Messages;
import studio.truss.core.derived.CacheReport;
import studio.truss.core.derived.DerivedKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;

/// How much of the disk the program may take for what it can make again, and what it has taken.
final class StorageRows extends VBox {
    private static final double GB = 1e9;

    private final SettingsModel settings;
    private final SettingsScreen.Machine machine;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final Label held = new Label();

    /// @param row makes a line of a key and its control
    StorageRows(
            SettingsModel settings,
            SettingsScreen.Machine machine,
            Executor background,
            Executor fx,
            Messages messages,
            BiFunction<String, Node, Node> row) {
        super(14);
        this.settings = settings;
        this.machine = machine;
        this.background = background;
        this.fx = fx;
        this.messages = messages;
        getChildren()
                .addAll(
                        row.apply("settings.budget", budget()),
                        row.apply("settings.cache", cache()));
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
        return both;
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
        return both;
    }

    /// Looks anew at what the cache holds.
    void look() {
        background.execute(this::measure);
    }

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
                ? Math.max(1, bytes / 1_000_000) + "\u00a0MB"
                : String.format(Locale.ROOT, "%.1f\u00a0GB", bytes / GB);
    }
}
