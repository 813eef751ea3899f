package studio.truss.app.studio.settings;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import studio.truss.app.studio.keys.Action;
import studio.truss.app.studio.keys.Actions;
import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.keys.Stroke;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How the creator changes keys: an action waits for a key; a key that another action has is asked
/// about before it changes hands. JavaFX thread.
final class KeyChanges {
    private static final Set<String> NEVER = Set.of("Tab");

    /// What the sheet is at.
    sealed interface Stage {
        record Resting() implements Stage {}

        /// The next key is for this action.
        record Catching(String action) implements Stage {}

        /// Whether these keys are to be taken from their owners.
        record Asking(String action, List<Stroke> strokes, List<String> owners) implements Stage {}

        /// The key cannot be an action's.
        record Refused(String action) implements Stage {}

        /// Whether all keys are to be the usual ones again.
        record AskingForAll() implements Stage {}
    }

    private final SettingsModel settings;
    private final ReadOnlyObjectWrapper<Stage> stage =
            new ReadOnlyObjectWrapper<>(this, "stage", new Stage.Resting());

    private Map<String, List<String>> mapped;
    private Keymap keymap; // of what is mapped

    KeyChanges(SettingsModel settings) {
        this.settings = settings;
        mapped = settings.get().keys();
        keymap = new Keymap(mapped);
    }

    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    boolean catching() {
        return stage.get() instanceof Stage.Catching;
    }

    /// The keys as they are now.
    Keymap keymap() {
        Map<String, List<String>> now = settings.get().keys();
        if (!now.equals(mapped)) {
            mapped = now;
            keymap = new Keymap(now);
        }
        return keymap;
    }

    /// Whether the action's keys are not the usual ones.
    boolean changed(String action) {
        return settings.get().keys().containsKey(action);
    }

    boolean anyChanged() {
        return !settings.get().keys().isEmpty();
    }

    void catchFor(String action) {
        stage.set(new Stage.Catching(action));
    }

    /// The key that was waited for.
    void caught(Stroke stroke) {
        if (stage.get() instanceof Stage.Catching(var action)) {
            if (NEVER.contains(stroke.key())) {
                stage.set(new Stage.Refused(action));
            } else {
                want(action, List.of(stroke));
            }
        }
    }

    /// The usual keys again, asked about where another action has one of them.
    void reset(String action) {
        want(action, usual(action));
    }

    void resetAll() {
        stage.set(new Stage.AskingForAll());
    }

    private void want(String action, List<Stroke> strokes) {
        Keymap now = keymap();
        List<String> owners =
                Actions.all().stream()
                        .map(Action::id)
                        .filter(other -> !other.equals(action))
                        .filter(other -> now.asked(other).stream().anyMatch(strokes::contains))
                        .toList();
        if (owners.isEmpty()) {
            give(action, strokes, owners);
        } else {
            stage.set(new Stage.Asking(action, strokes, owners));
        }
    }

    /// Does what was asked about.
    void confirm() {
        switch (stage.get()) {
            case Stage.Asking(var action, var strokes, var owners) -> give(action, strokes, owners);
            case Stage.AskingForAll() -> {
                rest();
                settings.change(s -> s.withKeys(Map.of()));
            }
            case Stage.Resting() -> {}
            case Stage.Catching _ -> {}
            case Stage.Refused _ -> {}
        }
    }

    /// Leaves all keys as they are.
    void rest() {
        stage.set(new Stage.Resting());
    }

    private void give(String action, List<Stroke> strokes, List<String> owners) {
        Keymap now = keymap();
        Map<String, List<String>> keys = new TreeMap<>(settings.get().keys());
        put(keys, action, strokes);
        for (String owner : owners) {
            put(
                    keys,
                    owner,
                    now.asked(owner).stream().filter(key -> !strokes.contains(key)).toList());
        }
        rest();
        settings.change(s -> s.withKeys(keys));
    }

    private static void put(Map<String, List<String>> keys, String action, List<Stroke> strokes) {
        if (strokes.equals(usual(action))) {
            keys.remove(action);
        } else {
            keys.put(action, strokes.stream().map(Stroke::text).toList());
        }
    }

    private static List<Stroke> usual(String action) {
        return new Keymap(Map.of()).asked(action);
    }
}
