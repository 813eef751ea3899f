package studio.truss.app.studio.editor;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.StoreWork;
import studio.truss.core.imports.Relinker;
import studio.truss.core.library.entity.Asset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Whether the open video's file is where it was, and where it is instead. JavaFX thread.
final class SourceWatch {
    private final ReadOnlyBooleanWrapper gone = new ReadOnlyBooleanWrapper(this, "gone");
    private final EditorModel model;
    private final Relinker relinker;
    private final StoreWork store;
    private final Notices notices;
    private final Messages messages;

    SourceWatch(
            EditorModel model,
            Relinker relinker,
            StoreWork store,
            Notices notices,
            Messages messages) {
        this.model = model;
        this.relinker = relinker;
        this.store = store;
        this.notices = notices;
        this.messages = messages;
    }

    ReadOnlyBooleanProperty goneProperty() {
        return gone.getReadOnlyProperty();
    }

    void gone(boolean now) {
        gone.set(now);
    }

    /// Whether a file is looked for that may be found or imported elsewhere in the program.
    boolean misses() {
        return gone.get() || model.stateProperty().get() instanceof EditorState.Missing;
    }

    void check() {
        if (model.stateProperty().get() instanceof EditorState.Missing(var missing)) {
            store.read(
                    () -> relinker.place(missing.videoId()).isPresent(),
                    back -> {
                        if (back
                                && model.stateProperty().get()
                                        instanceof EditorState.Missing(var still)
                                && still.equals(missing)) {
                            model.open(missing.videoId(), null, missing.title());
                        }
                    });
        }
        model.video()
                .ifPresent(open ->
                        store.read(
                                () -> place(open),
                                place -> {
                                    if (model.video().filter(open::equals).isPresent()) {
                                        place.ifPresentOrElse(
                                                file -> found(open, file), () -> gone.set(true));
                                    }
                                }));
    }

    private Optional<Path> place(OpenVideo open) {
        return Files.isReadable(open.file())
                ? Optional.of(open.file())
                : relinker.place(open.asset().videoId()).filter(Files::isReadable);
    }

    private void found(OpenVideo open, Path file) {
        if (file.equals(open.file())) {
            gone.set(false);
        } else if (!model.isLoading()) {
            model.reopen();
        }
    }

    /// Takes a file as that of the video which is open or was to be opened, if it has the same
    /// content.
    void relink(Path file) {
        Asset asset =
                switch (model.stateProperty().get()) {
                    case EditorState.Open(var open) -> open.asset();
                    case EditorState.Missing(var missing) -> missing;
                    case EditorState.Empty _, EditorState.Loading _, EditorState.Trouble _ -> null;
                };
        if (asset == null) {
            return;
        }
        store.read(
                () -> relinker.file(asset, file),
                result -> {
                    switch (result) {
                        case Relinker.Result.Found found -> {
                            notices.add(Notice.done(messages.of("editor.relinked", asset.title())));
                            model.reopen();
                        }
                        case Relinker.Result.NotFound(var words) ->
                                notices.add(Notice.trouble(words));
                    }
                });
    }
}
