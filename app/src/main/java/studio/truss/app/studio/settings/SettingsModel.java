package studio.truss.app.studio.settings;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The settings in force; a change takes effect at once and is on disk soon after. JavaFX thread.
public final class SettingsModel {
    private final ReadOnlyObjectWrapper<StudioSettings> settings;
    private final SettingsFile file;
    private final Executor writes;
    private final Consumer<Optional<IOException>> written;

    /// @param writes runs them in order
    /// @param written hears of each writing whether it failed, on a thread of `writes`
    public SettingsModel(
            StudioSettings first,
            SettingsFile file,
            Executor writes,
            Consumer<Optional<IOException>> written) {
        this.settings = new ReadOnlyObjectWrapper<>(this, "settings", first);
        this.file = file;
        this.writes = writes;
        this.written = written;
    }

    public StudioSettings get() {
        return settings.get();
    }

    public ReadOnlyObjectProperty<StudioSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    public void change(UnaryOperator<StudioSettings> change) {
        StudioSettings next = change.apply(settings.get());
        if (next.equals(settings.get())) {
            return;
        }
        settings.set(next);
        writes.execute(() -> {
            try {
                file.write(next);
                written.accept(Optional.empty());
            } catch (IOException e) {
                written.accept(Optional.of(e));
            }
        });
    }
}
