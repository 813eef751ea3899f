package studio.truss.app.studio.settings;

import javafx.scene.Node;
import javafx.scene.Parent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The controls of an overlay as a ring, so that Tab never leaves it. JavaFX thread.
final class FocusRing {
    private final Parent overlay;

    FocusRing(Parent overlay) {
        this.overlay = overlay;
    }

    /// Moves the focus to the next control or, backwards, to the one before.
    ///
    /// @return where it is now; null where there is no control
    @Nullable Node move(@Nullable Node focused, boolean back) {
        List<Node> ring = new ArrayList<>();
        collect(overlay, ring);
        if (ring.isEmpty()) {
            return null;
        }
        int at = ring.indexOf(focused);
        int next = at < 0 ? (back ? ring.size() - 1 : 0) : at + (back ? -1 : 1);
        Node node = ring.get(Math.floorMod(next, ring.size()));
        node.requestFocus();
        return node;
    }

    private static void collect(Parent parent, List<Node> ring) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (!node.isVisible() || node.isDisabled()) {
                continue;
            }
            if (node.isFocusTraversable()) {
                ring.add(node);
            }
            if (node instanceof Parent inner) {
                collect(inner, ring);
            }
        }
    }
}
