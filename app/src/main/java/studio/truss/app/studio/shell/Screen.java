package studio.truss.app.studio.shell;

import javafx.scene.Node;

import org.kordamp.ikonli.feather.Feather;

/// One job of the window. JavaFX thread.
public interface Screen {
    /// Such as `library`; its name stands in the messages as `screen.ID`.
    String id();

    Feather icon();

    Node view();

    /// Where the rail has its button.
    enum Place {
        TOP,
        FOOT,
        /// Nowhere: another screen leads to it.
        INSIDE
    }

    /// The screen whose button is lit while this one is shown.
    default String lit() {
        return id();
    }

    default Place place() {
        return Place.TOP;
    }

    /// Called when the screen comes into view.
    default void shown() {}

    /// Called when another screen takes its place.
    default void hidden() {}
}
