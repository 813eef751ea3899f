package studio.truss.app.studio.library;

import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.VideoId;

/// Opens what was chosen in the library. JavaFX thread.
public interface LibraryOpener {
    void open(VideoId video);

    /// Opens a clip's video with the clip selected.
    void open(VideoId video, ClipId clip);
}
