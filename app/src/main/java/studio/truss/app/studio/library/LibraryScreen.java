package studio.truss.app.studio.library;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.studio.export.ExportMenu;
import studio.truss.app.studio.keys.KeyDispatcher;
import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notices;
import studio.truss.app.studio.shell.Screen;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The library as a screen of the window. JavaFX thread.
public final class LibraryScreen implements Screen {
    private static final Duration TICK = Duration.seconds(1);
    private static final Duration LOOK = Duration.seconds(30);

    private final LibraryModel model;
    private final LibraryView view;
    private final Timeline looks; // whether the files in view are still there
    private boolean inView;

    /// @param rendering what stands on the right of the library
    /// @param exports the formats that cards can be exported in
    /// @param cloud where files of videos can go to
    public LibraryScreen(
            LibraryModel model,
            Node rendering,
            Notices notices,
            Messages messages,
            Supplier<Keymap> keymap,
            ExportMenu exports,
            CloudFiles cloud) {
        this.model = model;
        view =
                new LibraryView(
                        model,
                        rendering,
                        notices,
                        messages,
                        action -> keymap.get().words(action),
                        exports,
                        cloud);
        Timeline ticks = new Timeline(new KeyFrame(TICK, _ -> model.tick(inView)));
        ticks.setCycleCount(Animation.INDEFINITE);
        ticks.play();
        looks = new Timeline(new KeyFrame(LOOK, _ -> model.lookAtFiles()));
        looks.setCycleCount(Animation.INDEFINITE);
    }

    /// Says what the actions of this screen do.
    ///
    /// @param active whether the screen is shown
    public void bindKeys(KeyDispatcher keys, BooleanSupplier active) {
        keys.on("import", active, view::chooseFiles);
        keys.on("import.paste", active, view::importPasted);
        keys.on("search", active, view::search);
    }

    /// Offers to export what is chosen.
    public void export() {
        view.export();
    }

    @Override
    public String id() {
        return "library";
    }

    @Override
    public Feather icon() {
        return Feather.FILM;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        inView = true;
        model.tick(true);
        looks.play();
    }

    @Override
    public void hidden() {
        inView = false;
        looks.stop();
    }
}
