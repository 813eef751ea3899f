package studio.truss.core.gemini.job.video;

import java.nio.file.Path;

/// The small film of a video; it stays where it is until this is closed.
public record SmallFilm(Path file, long bytes, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
        release.run();
    }
}
