package studio.truss.core.derived;

import studio.truss.core.media.VideoStream;

import java.io.IOException;
import java.nio.file.Path;

/// A small film of a source's picture in which every frame is reached quickly: upright, never
/// enlarged, the pixels shaped as the source's. Its times are the source's: a frame of it has the
/// time on the source's clock of the frame that it was made of.
///
/// @param stream as [studio.truss.core.engine.Preview] is to be told
public record PictureProxy(Path file, VideoStream stream) {
    private static final String FILM = "film.mp4";
    private static final String STREAM = "stream.json";

    public static Path film(Path folder) {
        return folder.resolve(FILM);
    }

    /// Writes down what was made, beside the film.
    public static void describe(Path folder, VideoStream stream) throws IOException {
        Description.write(folder.resolve(STREAM), stream);
    }

    static PictureProxy read(Path folder) {
        return new PictureProxy(
                film(folder), Description.read(folder.resolve(STREAM), VideoStream.class));
    }
}
