package studio.truss.app.studio.editor;

import studio.truss.core.library.entity.Clip;

import java.util.List;

/// Where clips go to be rendered.
public interface RenderRequests {
    /// Asks for clips as they are stored now. Blocks briefly; not on the JavaFX thread.
    ///
    /// @return in words for the creator, what could not be asked for and why; empty where all was
    List<String> render(OpenVideo video, List<Clip> clips);

    /// Hears that clips were deleted or came back, and what was asked for them with them. Not on
    /// the JavaFX thread.
    default void changed() {}
}
