package studio.truss.app.studio.editor;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

import studio.truss.app.studio.keys.Keymap;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Theme;
import studio.truss.app.studio.player.PlayerModel;
import studio.truss.app.studio.settings.EditorPanes;
import studio.truss.app.studio.shell.Notices;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What the editor's screen is built of.
///
/// @param goToLibrary shows the library
/// @param tools what stands in the header before the button that renders
/// @param snapping whether edges and playhead stick to what lies near
/// @param snap remembers a change of that
/// @param panes how the creator has arranged the editor
/// @param keep remembers a change of that
/// @param gemini the inspector's pane about Gemini
public record EditorParts(
        EditorModel model,
        PlayerModel player,
        EditorMedia media,
        CaptionsModel captions,
        Notices notices,
        ObservableValue<Theme> theme,
        ObservableValue<Keymap> keymap,
        Messages messages,
        ObservableValue<Boolean> snapping,
        Consumer<Boolean> snap,
        List<Node> tools,
        Runnable goToLibrary,
        Supplier<EditorPanes> panes,
        Consumer<UnaryOperator<EditorPanes>> keep,
        Node gemini) {
    public EditorParts {
        tools = List.copyOf(tools);
    }
}
