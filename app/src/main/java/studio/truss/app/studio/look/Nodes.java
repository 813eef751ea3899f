package studio.truss.app.studio.look;

import javafx.scene.Node;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

/// What is done with nodes again and again.
public final class Nodes {
    private Nodes() {}

    /// Shows a node, or hides it without leaving room for it.
    public static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    /// Whether a node is another one or lies somewhere in it.
    public static boolean within(@Nullable Node node, Node outer) {
        Node at = node;
        while (at != null && !at.equals(outer)) {
            at = at.getParent();
        }
        return at != null;
    }

    /// Whether a node lies in a scene and nothing around it is hidden.
    public static boolean visible(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null && node.getScene() != null;
    }

    /// Words beside what matters; they wrap.
    public static Label quiet(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("meta");
        label.setWrapText(true);
        return label;
    }
}
