package studio.truss.app.studio.timeline.model;

import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

/// Small pictures of the source. Asked on the JavaFX thread while painting, so it answers at once
/// with what is at hand and fetches the rest meanwhile.
public interface Filmstrip {
    /// Width by height of a picture.
    double aspect();

    /// The picture nearest to a time; null while it is on its way.
    ///
    /// @param height in pixels, the least that the picture should have
    @Nullable Image at(long ms, int height);
}
