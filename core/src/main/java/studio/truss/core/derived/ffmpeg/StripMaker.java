package studio.truss.core.derived.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import studio.truss.core.derived.Filmstrip;
import studio.truss.core.derived.FilmstripWriter;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.KeyFrames;
import studio.truss.core.media.ffmpeg.ShownFrames;
import studio.truss.core.media.ffmpeg.VideoReader;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes a filmstrip of a source's key frames, or of the frames that others refer to where key
/// frames are too rare. One thread.
public final class StripMaker implements AutoCloseable {
    private static final int HEIGHT = 54;
    private static final long CLOSEST_MS = 2_000;
    private static final long WIDEST_MS = 10_000;
    private static final long TILES = 2_000;

    private final VideoStream stream;
    private final long durationMs;
    private final Heartbeat heartbeat;
    private final ShownFrames shown;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment tile;

    private StripMaker(VideoStream stream, long durationMs, Heartbeat heartbeat) {
        this.stream = stream;
        this.durationMs = durationMs;
        this.heartbeat = heartbeat;
        this.shown = ShownFrames.ofHeight(stream, HEIGHT);
        this.tile = arena.allocate(shown.bytes(), 64);
    }

    /// @return what could not be decoded
    public static int make(
            Path file, VideoStream stream, long durationMs, Path folder, Heartbeat heartbeat)
            throws MediaException, IOException {
        Path target = Filmstrip.file(folder);
        try (StripMaker maker = new StripMaker(stream, durationMs, heartbeat)) {
            int damaged = maker.byKeys(file, target);
            if (damaged >= 0) {
                return damaged;
            }
            Files.delete(target);
            return maker.byReferenceFrames(file, target);
        }
    }

    private long everyMs() {
        return Math.clamp(durationMs / TILES, CLOSEST_MS, WIDEST_MS);
    }

    /// Negative where key frames are too rare for a strip.
    private int byKeys(Path file, Path target) throws MediaException, IOException {
        try (KeyFrames keys = KeyFrames.open(file, stream, everyMs() - 100);
                FilmstripWriter strip = open(target)) {
            long last = 0;
            while (keys.advance()) {
                long ms = keys.msOf(keys.key());
                if (ms - last > 2 * WIDEST_MS) {
                    return -1;
                }
                last = ms;
                add(strip, keys.key(), ms);
                heartbeat.beat(ms, durationMs);
            }
            if (strip.tiles() == 0 || durationMs - last > 2 * WIDEST_MS) {
                return -1;
            }
            strip.finish();
            return keys.damaged();
        }
    }

    private int byReferenceFrames(Path file, Path target) throws MediaException, IOException {
        Decoding decoding = new Decoding(1, Decoding.Skip.NON_REFERENCE, true);
        try (VideoReader reader = VideoReader.open(file, stream, decoding);
                FilmstripWriter strip = open(target)) {
            long due = 0;
            for (AVFrame frame = reader.next(); frame != null; frame = reader.next()) {
                long ms = reader.msOf(frame);
                if (ms >= due) {
                    add(strip, frame, ms);
                    due = ms + everyMs();
                }
                heartbeat.beat(ms, durationMs);
            }
            if (strip.tiles() == 0) {
                throw new MediaException(
                        new MediaProblem(
                                MediaProblem.Kind.DAMAGED,
                                file.getFileName() + " has no picture that can be decoded."));
            }
            strip.finish();
            return reader.damaged();
        }
    }

    private FilmstripWriter open(Path target) throws IOException {
        return FilmstripWriter.open(target, shown.width(), shown.height());
    }

    private void add(FilmstripWriter strip, AVFrame frame, long ms) throws IOException {
        shown.paint(frame, tile);
        strip.add(ms, tile.asByteBuffer());
    }

    @Override
    public void close() {
        shown.close();
        arena.close();
    }
}
