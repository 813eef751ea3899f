package studio.truss.core.derived.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import studio.truss.core.derived.Poster;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.ShownFrames;
import studio.truss.core.media.ffmpeg.VideoReader;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// Chooses the picture that stands for a source: of a few key frames spread over it the one whose
/// brightness varies most, so that neither black nor a blank card is taken where there is anything
/// else. One thread.
public final class PosterMaker {
    private static final int HEIGHT = 360;

    /// Parts of the length, the most likely first: a third of the way most sources have begun.
    private static final double[] PLACES = {0.33, 0.1, 0.5, 0.2, 0.7, 0.05, 0.85, 0};

    /// The spread of brightness that tells a picture from fog and black: the first that has so much
    /// will do.
    private static final double LIVELY = 24;

    private PosterMaker() {}

    public static void make(
            Path file, VideoStream stream, long durationMs, Path folder, Heartbeat heartbeat)
            throws MediaException, IOException {
        try (VideoReader reader = VideoReader.open(file, stream, Decoding.exact(1));
                ShownFrames shown =
                        ShownFrames.ofHeight(stream, Math.min(HEIGHT, stream.height()));
                Arena arena = Arena.ofConfined()) {
            MemorySegment seen = arena.allocate(shown.bytes(), 64);
            MemorySegment best = arena.allocate(shown.bytes(), 64);
            double bestSpread = -1;
            long bestMs = 0;
            for (int i = 0; i < PLACES.length && bestSpread < LIVELY; i++) {
                heartbeat.beat(i, PLACES.length);
                reader.seek(Math.round(durationMs * PLACES[i]));
                AVFrame frame = reader.next();
                if (frame == null) {
                    continue;
                }
                shown.paint(frame, seen);
                double spread = spread(seen);
                if (spread > bestSpread) {
                    bestSpread = spread;
                    bestMs = reader.msOf(frame);
                    best.copyFrom(seen);
                }
            }
            if (bestSpread < 0) {
                throw new MediaException(
                        new MediaProblem(
                                MediaProblem.Kind.DAMAGED,
                                file.getFileName() + " has no picture that can be decoded."));
            }
            write(best, shown, Poster.picture(folder));
            Poster.describe(folder, bestMs);
        }
    }

    /// The standard deviation of green, which is most of what brightness is, in 256 steps.
    private static double spread(MemorySegment bgra) {
        long sum = 0;
        long squares = 0;
        int count = 0;
        for (long at = 1; at < bgra.byteSize(); at += 16) {
            int green = bgra.get(ValueLayout.JAVA_BYTE, at) & 0xff;
            sum += green;
            squares += (long) green * green;
            count++;
        }
        double mean = (double) sum / count;
        return Math.sqrt(Math.max(0, (double) squares / count - mean * mean));
    }

    private static void write(MemorySegment bgra, ShownFrames shown, Path file) throws IOException {
        BufferedImage image =
                new BufferedImage(shown.width(), shown.height(), BufferedImage.TYPE_INT_RGB);
        int[] pixels = bgra.toArray(ValueLayout.JAVA_INT);
        image.setRGB(0, 0, shown.width(), shown.height(), pixels, 0, shown.width());
        if (!ImageIO.write(image, "jpeg", file.toFile())) {
            throw new IOException("this Java writes no JPEG");
        }
    }
}
