package studio.truss.app.studio.settings;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import studio.truss.app.studio.look.Choices;
import studio.truss.app.studio.look.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What goes to the creator's cloud by itself, and how fast. JavaFX thread.
final class CloudRows extends VBox {
    private static final double GAP = 14;
    private static final List<Integer> KILOBYTES =
            List.of(0, 250, 500, 1_000, 2_000, 5_000, 10_000);

    /// @param row makes a line of a setting's key and its control
    CloudRows(SettingsModel settings, Messages messages, BiFunction<String, Node, Node> row) {
        super(GAP);
        CloudChoice now = settings.get().cloud();
        ObservableValue<CloudChoice> cloud = settings.settingsProperty().map(StudioSettings::cloud);
        List<Integer> limits = new ArrayList<>(KILOBYTES);
        if (!limits.contains(now.kilobytesPerSecond())) {
            limits.add(now.kilobytesPerSecond()); // written into the file by hand
        }
        getChildren()
                .setAll(
                        row.apply(
                                "settings.upload",
                                Choices.following(
                                        List.of(true, false),
                                        cloud.map(CloudChoice::uploadRendered),
                                        on -> messages.of(on ? "settings.on" : "settings.off"),
                                        on -> change(settings, c -> c.withUploadRendered(on)))),
                        row.apply(
                                "settings.limit",
                                Choices.following(
                                        limits,
                                        cloud.map(CloudChoice::kilobytesPerSecond),
                                        limit -> words(messages, limit),
                                        limit ->
                                                change(
                                                        settings,
                                                        c -> c.withKilobytesPerSecond(limit)))));
    }

    private static void change(SettingsModel settings, Function<CloudChoice, CloudChoice> change) {
        settings.change(s -> s.withCloud(change.apply(s.cloud())));
    }

    private static String words(Messages messages, int kilobytes) {
        return kilobytes == 0
                ? messages.of("settings.limit.none")
                : messages.of(
                        "settings.limit.value",
                        String.format(Locale.ROOT, "%s", kilobytes / 1000.0).replace(".0", ""));
    }
}
