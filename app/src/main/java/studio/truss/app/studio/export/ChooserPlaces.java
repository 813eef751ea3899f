package studio.truss.app.studio.export;

import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// The system's own choosers; they begin where the last file went.
public final class ChooserPlaces implements ExportPlaces {
    private final Supplier<@Nullable Window> window;
    private final Messages messages;
    private @Nullable File last;

    /// @param window that they stand before
    public ChooserPlaces(Supplier<@Nullable Window> window, Messages messages) {
        this.window = window;
        this.messages = messages;
    }

    @Override
    public Optional<Path> file(String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.of("export.choose.file"));
        chooser.setInitialFileName(name);
        if (last != null && last.isDirectory()) {
            chooser.setInitialDirectory(last);
        }
        File chosen = chooser.showSaveDialog(window.get());
        if (chosen != null) {
            last = chosen.getParentFile();
        }
        return Optional.ofNullable(chosen).map(File::toPath);
    }

    @Override
    public Optional<Path> folder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.of("export.choose.folder"));
        if (last != null && last.isDirectory()) {
            chooser.setInitialDirectory(last);
        }
        File chosen = chooser.showDialog(window.get());
        if (chosen != null) {
            last = chosen;
        }
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
