package studio.truss.app.studio.look;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;

import org.jspecify.annotations.Nullable;

/// Makes a pane anew only while it is in a window: what changes while another one is shown is shown
/// when it comes into view. A pane may also wait until nobody types in it. JavaFX thread.
public final class WhenShown {
    private final Node pane;
    private final boolean waitsForTyping;
    private final Runnable refresh;
    private final ChangeListener<@Nullable Node> focus = (_, _, _) -> flush();
    private boolean stale = true;

    private WhenShown(Node pane, boolean waitsForTyping, Runnable refresh) {
        this.pane = pane;
        this.waitsForTyping = waitsForTyping;
        this.refresh = refresh;
        pane.sceneProperty().addListener((_, before, now) -> moved(before, now));
    }

    public static WhenShown of(Node pane, Runnable refresh) {
        return new WhenShown(pane, false, refresh);
    }

    /// For a pane whose fields are made anew with it: the cursor is not taken out of them.
    public static WhenShown untyped(Node pane, Runnable refresh) {
        return new WhenShown(pane, true, refresh);
    }

    /// What the pane shows is not as it was.
    public void changed() {
        stale = true;
        flush();
    }

    private void moved(@Nullable Scene before, @Nullable Scene now) {
        if (waitsForTyping && before != null) {
            before.focusOwnerProperty().removeListener(focus);
        }
        if (waitsForTyping && now != null) {
            now.focusOwnerProperty().addListener(focus);
        }
        flush();
    }

    private void flush() {
        if (stale && pane.getScene() != null && !(waitsForTyping && typing(pane.getScene()))) {
            stale = false;
            refresh.run();
        }
    }

    private boolean typing(Scene scene) {
        return scene.getFocusOwner() instanceof TextInputControl input && Nodes.within(input, pane);
    }
}
