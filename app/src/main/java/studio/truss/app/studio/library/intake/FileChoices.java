package studio.truss.app.studio.library.intake;

import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.look.Messages;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The ways in which files reach the window: choosers, drag and drop, the clipboard.
public final class FileChoices {
    private final Node owner;
    private final Messages messages;

    public FileChoices(Node owner, Messages messages) {
        this.owner = owner;
        this.messages = messages;
    }

    private @Nullable Window window() {
        return owner.getScene() == null ? null : owner.getScene().getWindow();
    }

    /// Several files; none when it was given up.
    public List<Path> files(String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.of(titleKey));
        List<File> files = chooser.showOpenMultipleDialog(window());
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    public Optional<Path> file(String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.of(titleKey));
        return Optional.ofNullable(chooser.showOpenDialog(window())).map(File::toPath);
    }

    public Optional<Path> folder(String titleKey) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.of(titleKey));
        return Optional.ofNullable(chooser.showDialog(window())).map(File::toPath);
    }

    /// What is in the clipboard as files or as a text of paths.
    public static List<Path> pasted() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles()) {
            return clipboard.getFiles().stream().map(File::toPath).toList();
        }
        String text = clipboard.getString();
        return text == null ? List.of() : PastedPaths.of(text);
    }

    /// Takes files that are dropped on a node.
    ///
    /// @param over hears whether files are held over it
    public static void dropOn(Node target, Consumer<Boolean> over, Consumer<List<Path>> take) {
        target.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK, TransferMode.MOVE);
                over.accept(true);
                event.consume();
            }
        });
        target.setOnDragExited(_ -> over.accept(false));
        target.setOnDragDropped(event -> {
            over.accept(false);
            dropped(event, take);
        });
    }

    private static void dropped(DragEvent event, Consumer<List<Path>> take) {
        boolean has = event.getDragboard().hasFiles();
        if (has) {
            take.accept(event.getDragboard().getFiles().stream().map(File::toPath).toList());
        }
        event.setDropCompleted(has);
        event.consume();
    }
}
