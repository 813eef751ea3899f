package studio.truss.app.studio.editor;

import studio.truss.core.clips.rendering.RenderNote;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;

import java.util.List;
import java.util.Map;

/// Where clips go to be rendered.
public interface RenderRequests {
    /// Asks for clips as they are stored now. Blocks briefly; not on the JavaFX thread.
    ///
    /// @return in words for the creator, what could not be asked for and why; empty where all was
    List<String> render(OpenVideo video, List<Clip> clips);

    /// Why clips should be rendered again; nothing of those that need not. Blocks briefly; not on
    /// the JavaFX thread.
    default Map<ClipId, RenderNote> notes(OpenVideo video, List<Clip> clips) {
        return Map.of();
    }

    /// Hears that clips were deleted or came back, and what was asked for them with them. Not on
    /// the JavaFX thread.
    default void changed() {}
}
