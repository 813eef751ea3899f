package studio.truss.core.render.ffmpeg.encoders;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.Pointer;

import studio.truss.core.media.Rational;
import studio.truss.core.media.ffmpeg.Libav;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.EncoderLadder.Rung;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.Quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks each encoder of the ladder for a few real frames: that it is in the build, or even opens,
/// does not mean that the device is there. Costs some 100 ms.
public final class EncoderProber {
    private static final VideoEncoder.Settings TINY =
            new VideoEncoder.Settings(
                    new FrameSize(360, 640), Rational.of(30, 1), Quality.STANDARD, 1);
    private static final int FRAMES = 8;

    private final VideoEncoder.Factory encoders;

    public EncoderProber() {
        this(LibavEncoder::open);
    }

    EncoderProber(VideoEncoder.Factory encoders) {
        this.encoders = encoders;
    }

    /// What a ladder counts for, as [EncoderLadder#build]: the FFmpeg build that this process runs,
    /// the system, and on Linux the graphics driver and devices.
    public static String build() {
        return String.join(
                " ",
                Libav.version(),
                Libav.license(),
                System.getProperty("os.name", ""),
                System.getProperty("os.version", ""),
                nvidiaDriver(),
                renderNodes());
    }

    private static String nvidiaDriver() {
        try {
            return Files.readString(Path.of("/sys/module/nvidia/version")).strip();
        } catch (IOException e) {
            return "-";
        }
    }

    private static String renderNodes() {
        Path devices = Path.of("/dev/dri");
        if (!Files.isDirectory(devices)) {
            return "-";
        }
        try (Stream<Path> nodes = Files.list(devices)) {
            return nodes.map(node -> node.getFileName().toString())
                    .filter(name -> name.startsWith("render"))
                    .sorted()
                    .collect(Collectors.joining(","));
        } catch (IOException e) {
            return "-";
        }
    }

    public EncoderLadder probe() {
        List<Rung> rungs = new ArrayList<>();
        for (String encoder : EncoderLadder.ORDER) {
            rungs.add(ask(encoder));
        }
        return new EncoderLadder(build(), rungs);
    }

    private Rung ask(String name) {
        try (VideoEncoder encoder = encoders.open(name, TINY)) {
            int packets = encode(encoder);
            return packets == FRAMES
                    ? new Rung(name, true, "works")
                    : new Rung(name, false, packets + " of " + FRAMES + " frames came back");
        } catch (RenderFailure e) {
            return new Rung(name, false, String.valueOf(e.getMessage()));
        }
    }

    private static int encode(VideoEncoder encoder) throws RenderFailure {
        AVFrame frame = av_frame_alloc();
        AVPacket packet = av_packet_alloc();
        try {
            frame.width(TINY.size().width());
            frame.height(TINY.size().height());
            frame.format(av_get_pix_fmt(encoder.pixelFormat()));
            Codes.check(av_frame_get_buffer(frame, 0), "probe frame");
            int packets = 0;
            for (int i = 0; i < FRAMES; i++) {
                Codes.check(av_frame_make_writable(frame), "probe frame");
                paint(frame, i);
                frame.pts(i);
                encoder.send(frame);
                packets += drain(encoder, packet);
            }
            encoder.send(null);
            return packets + drain(encoder, packet);
        } finally {
            av_packet_free(packet);
            av_frame_free(frame);
        }
    }

    private static void paint(AVFrame frame, int index) {
        for (int plane = 0; plane < 3; plane++) {
            int rows = plane == 0 ? frame.height() : frame.height() / 2;
            if (frame.linesize(plane) > 0) {
                Pointer.memset(
                        frame.data(plane),
                        plane == 0 ? 16 + index * 20 : 128,
                        (long) rows * frame.linesize(plane));
            }
        }
    }

    private static int drain(VideoEncoder encoder, AVPacket packet) throws RenderFailure {
        int count = 0;
        while (encoder.receive(packet)) {
            count++;
            av_packet_unref(packet);
        }
        return count;
    }
}
