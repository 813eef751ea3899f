package studio.truss.app.studio.player;

import org.jspecify.annotations.Nullable;

import studio.truss.core.derived.PictureProxy;
import studio.truss.core.media.VideoStream;

import java.nio.file.Path;

/// What is played.
///
/// @param stream of the source's picture
/// @param proxy small and quick to seek; null until it is there
/// @param durationMs of the source
public record Footage(
        Path file, VideoStream stream, @Nullable PictureProxy proxy, long durationMs) {

    public Footage with(PictureProxy made) {
        return new Footage(file, stream, made, durationMs);
    }

    /// Frames a second; 30 where the file does not say.
    public double fps() {
        double fps = stream.frameRate().toDouble();
        return fps > 0 ? fps : 30;
    }
}
