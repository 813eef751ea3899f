package studio.truss.core.derived;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A source in as few bytes as a model needs to see and hear it: an MP4 with what the source shows
/// at each whole second, small, upright and in square pixels, and its speech in mono.
///
/// Time 0 is the source's, and so is every time after it. The film ends with what can be decoded of
/// the source, to the second.
///
/// @param bytes of the file
/// @param durationMs of the source that it shows
/// @param sound whether there is any to hear
public record AnalysisFilm(Path file, long bytes, long durationMs, boolean sound) {
    public static final String MIME_TYPE = "video/mp4";

    private static final String FILM = "film.mp4";
    private static final String INDEX = "film.json";

    private record Index(long durationMs, boolean sound) {}

    public static Path film(Path folder) {
        return folder.resolve(FILM);
    }

    /// Writes down what was made, beside the film.
    public static void describe(Path folder, long durationMs, boolean sound) throws IOException {
        Description.write(folder.resolve(INDEX), new Index(durationMs, sound));
    }

    static AnalysisFilm read(Path folder) {
        Index index = Description.read(folder.resolve(INDEX), Index.class);
        Path film = film(folder);
        try {
            return new AnalysisFilm(film, Files.size(film), index.durationMs, index.sound);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + film, e);
        }
    }
}
