package studio.truss.app.studio.settings;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import studio.truss.app.studio.look.ChoiceWords;
import studio.truss.app.studio.look.Messages;
import studio.truss.core.render.preset.RenderPreset;

/// The choice of what clips are made for; it is the same wherever it stands. JavaFX thread.
public final class PresetBox extends ComboBox<String> {
    public PresetBox(SettingsModel settings, Messages messages) {
        setId("preset");
        getItems().setAll(RenderPreset.all().stream().map(RenderPreset::word).toList());
        setConverter(new ChoiceWords<>(word -> messages.of("preset." + word)));
        setMinWidth(Region.USE_PREF_SIZE);
        setAccessibleText(messages.of("preset.about"));
        setTooltip(new Tooltip(messages.of("preset.about")));
        settings.settingsProperty().subscribe(now -> setValue(now.renders().chosen().word()));
        valueProperty()
                .addListener((_, _, next) -> {
                    if (next != null) {
                        settings.change(s -> s.withRenders(s.renders().withPreset(next)));
                    }
                });
    }
}
