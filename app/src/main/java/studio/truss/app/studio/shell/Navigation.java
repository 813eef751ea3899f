package studio.truss.app.studio.shell;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;

/// Which screen is shown. JavaFX thread.
public final class Navigation {
    private final List<Screen> screens;
    private final ReadOnlyObjectWrapper<Screen> current;

    /// @param screens in the order of the rail; the first is shown first
    public Navigation(List<Screen> screens) {
        this.screens = List.copyOf(screens);
        this.current = new ReadOnlyObjectWrapper<>(this, "current", this.screens.getFirst());
        this.screens.getFirst().shown();
    }

    public List<Screen> screens() {
        return screens;
    }

    public Screen current() {
        return current.get();
    }

    public ReadOnlyObjectProperty<Screen> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public boolean shows(String id) {
        return current.get().id().equals(id);
    }

    /// @throws IllegalArgumentException for a screen that there is not
    public void go(String id) {
        if (shows(id)) {
            return;
        }
        Screen next =
                screens.stream()
                        .filter(screen -> screen.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no screen " + id));
        current.get().hidden();
        current.set(next);
        next.shown();
    }
}
