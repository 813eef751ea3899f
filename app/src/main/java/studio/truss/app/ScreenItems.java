package studio.truss.app;

import studio.truss.app.studio.editor.EditorModel;
import studio.truss.app.studio.library.LibraryModel;
import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.library.search.LibraryAnswer;
import studio.truss.app.studio.shell.Navigation;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.VideoId;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Which items of the library are on the screen. JavaFX thread.
record ScreenItems(Navigation navigation, EditorModel editor, LibraryModel library) {

    /// Tells whenever others come into view.
    void watch(Consumer<List<EntityKey>> seen) {
        navigation.currentProperty().subscribe(_ -> seen.accept(now()));
        editor.stateProperty().subscribe(_ -> seen.accept(now()));
        library.answerProperty().subscribe(_ -> seen.accept(now()));
    }

    List<EntityKey> now() {
        if (navigation.shows("editor")) {
            return ofEditor();
        }
        return navigation.shows("library") ? ofLibrary() : List.of();
    }

    private List<EntityKey> ofEditor() {
        List<EntityKey> keys = new ArrayList<>();
        editor.video()
                .ifPresent(open -> {
                    VideoId video = open.asset().videoId();
                    keys.add(new EntityKey.Asset(video));
                    keys.add(new EntityKey.Chapters(video));
                    editor.list()
                            .moments()
                            .forEach(clip -> keys.add(new EntityKey.Clip(clip.clipId())));
                });
        return keys;
    }

    private List<EntityKey> ofLibrary() {
        LibraryAnswer answer = library.answerProperty().get();
        if (answer == null) {
            return List.of();
        }
        return answer.cards().stream()
                .<EntityKey>map(card ->
                        switch (card) {
                            case Card.OfVideo video -> new EntityKey.Asset(video.video());
                            case Card.OfClip clip -> new EntityKey.Clip(clip.clip().clipId());
                        })
                .toList();
    }
}
