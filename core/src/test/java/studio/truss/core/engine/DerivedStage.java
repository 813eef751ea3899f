package studio.truss.core.engine;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.derived.DerivedCache;
import studio.truss.core.derived.Held;
import studio.truss.core.derived.Made;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.FfmpegProber;
import studio.truss.core.media.ffmpeg.VideoReader;
import studio.truss.core.testing.Footage;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.WorkerEnvironment;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Real workers that derive files from real sources, and what those files show.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DerivedStage {
    Path folder;
    Engine engine;
    DerivedCache cache;
    Derivatives derivatives;
    int sources;

    @BeforeAll
    void open(@TempDir Path shared) {
        folder = shared;
        engine = Engine.open(1, WorkerEnvironment.system(FaultLog.none()));
        cache = DerivedCache.open(folder.resolve("cache"), 1L << 30, Clock.systemUTC());
        derivatives = new Derivatives(cache, engine, 1);
    }

    @AfterAll
    void close() {
        engine.close();
        cache.close();
    }

    Original original(Footage footage, String name) {
        Path file = footage.write(folder.resolve(name));
        return new Original(file, "%064x".formatted(++sources), usable(file));
    }

    static MediaInfo usable(Path file) {
        ProbeResult probed = new FfmpegProber().probe(file);
        return assertInstanceOf(ProbeResult.Usable.class, probed, probed.toString()).info();
    }

    static <T> Held<T> ready(Made<T> made) {
        return switch (made) {
            case Made.Ready<T>(Held<T> held) -> held;
            case Made.Refused<T>(String code, String message) ->
                    throw new AssertionError(code + ": " + message);
            case Made.Cancelled<T>() -> throw new AssertionError("cancelled");
        };
    }

    record Frame(long ms, int brightness) {}

    static List<Frame> frames(Path file, VideoStream video) throws MediaException {
        List<Frame> frames = new ArrayList<>();
        try (VideoReader reader = VideoReader.open(file, video, Decoding.exact(1))) {
            for (AVFrame f = reader.next(); f != null; f = reader.next()) {
                int middle = f.data(0).get(20L * f.linesize(0) + 30) & 0xff;
                frames.add(new Frame(reader.msOf(f), middle));
            }
        }
        return frames;
    }
}
