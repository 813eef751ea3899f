package studio.truss.core.media.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;

import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.SmallFrame;
import studio.truss.core.media.VideoStream;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// Single pictures of a film as JPEG, the way a viewer sees them: turned, mirrored, square pixels.
/// Any thread.
public final class Thumbnails {
    private Thumbnails() {}

    /// The first picture at or after `ms`, the last one where the film ends before.
    ///
    /// @param maxWidth never enlarged beyond the film's own
    /// @throws MediaException where no picture can be decoded there
    public static byte[] jpeg(Path file, VideoStream stream, long ms, int maxWidth)
            throws MediaException {
        try (VideoReader reader = VideoReader.open(file, stream, Decoding.exact(1));
                SmallFrames small = new SmallFrames(stream, maxWidth)) {
            reader.seek(ms);
            SmallFrame shown = null;
            AVFrame frame = reader.next();
            while (frame != null) {
                long at = reader.msOf(frame);
                shown = small.convert(frame, -1, at);
                frame = at >= ms ? null : reader.next();
            }
            if (shown == null) {
                throw new MediaException(
                        Kind.DAMAGED,
                        FileKind.name(file)
                                + " has no picture that can be decoded at "
                                + ms
                                + " ms.");
            }
            return encode(squared(image(shown), stream.displayedSampleAspect().toDouble()));
        }
    }

    private static BufferedImage image(SmallFrame frame) {
        BufferedImage image =
                new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(frame.bgr(), 0, pixels, 0, pixels.length);
        return image;
    }

    /// Wide pixels lose height and tall ones width, so that the picture never grows.
    private static BufferedImage squared(BufferedImage image, double aspect) {
        if (Math.abs(aspect - 1) < 0.005) {
            return image;
        }
        int width = (int) Math.max(1, Math.round(image.getWidth() * Math.min(1, aspect)));
        int height = (int) Math.max(1, Math.round(image.getHeight() / Math.max(1, aspect)));
        BufferedImage squared = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = squared.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return squared;
    }

    private static byte[] encode(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a JPEG to memory", e);
        }
        return bytes.toByteArray();
    }
}
