package studio.truss.app;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.engine.Engine;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.Library;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.media.ffmpeg.Libav;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// The one place where the parts are put together, read from top to bottom. Parts are made when
/// they are first asked for, so that a command pays for what it uses. One thread; closing ends the
/// workers.
public final class AppGraph implements AutoCloseable {
    private final Clock clock = Clock.systemUTC();
    private final DataFolder data = DataFolder.ofProcess();
    private @Nullable Engine engine;
    private @Nullable Library library;

    public DataFolder data() {
        return data;
    }

    public Clock clock() {
        return clock;
    }

    public AppAssets assets() {
        return AppAssets.of(AppGraph.class.getClassLoader());
    }

    /// The face detector's weights as a file, where the build could fetch them.
    public Optional<Path> faceModel() {
        try {
            return assets().extract(AppAssets.FACE_MODEL, data.root().resolve("models"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + data.root(), e);
        }
    }

    public Engine engine() {
        Engine open = engine;
        if (open == null) {
            open = Engine.open(fault -> {});
            engine = open;
        }
        return open;
    }

    public Library library() {
        Library open = library;
        if (open == null) {
            open = SqliteLibrary.open(data, clock);
            library = open;
        }
        return open;
    }

    public Analyst analyst() {
        return new Analyst(
                engine(), faceModel().orElse(null), ProgramVersion.text(), Libav.version());
    }

    public LibraryRecorder recorder() {
        return new LibraryRecorder(library(), clock);
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        if (library != null) {
            library.close();
        }
    }
}
