package studio.truss.core.derived.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_color_space_name;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.derived.PictureProxy;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.Rational;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.VideoStream.ColorInfo;
import studio.truss.core.media.VideoStream.FieldOrder;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.ProxyFrames;
import studio.truss.core.media.ffmpeg.VideoReader;

import java.io.IOException;
import java.nio.file.Path;

/// Makes a picture proxy: every frame of the source, at its time. One thread.
public final class PictureProxyMaker implements AutoCloseable {
    private static final int SHORT_SIDE = 540;
    private static final Rational USUAL_RATE = Rational.of(30, 1);

    private final VideoStream source;
    private final Path folder;
    private final int threads;
    private final ProxyFrames frames;
    private @Nullable ProxyFile film;
    private String codec = "";
    private String matrix = "";

    private PictureProxyMaker(VideoStream source, Path folder, int threads) {
        this.source = source;
        this.folder = folder;
        this.threads = threads;
        this.frames = ProxyFrames.within(source, SHORT_SIDE);
    }

    /// @return what could not be decoded
    public static int make(
            Path file,
            VideoStream stream,
            long durationMs,
            int threads,
            Path folder,
            Heartbeat heartbeat)
            throws MediaException, IOException {
        try (VideoReader reader = VideoReader.open(file, stream, Decoding.exact(threads));
                PictureProxyMaker maker = new PictureProxyMaker(stream, folder, threads)) {
            for (AVFrame frame = reader.next(); frame != null; frame = reader.next()) {
                maker.add(frame);
                heartbeat.beat(reader.msOf(frame), durationMs);
            }
            maker.finish(file);
            return reader.damaged();
        }
    }

    private void add(AVFrame frame) throws IOException {
        long pts = frame.pts() - source.startPts();
        AVFrame small = frames.convert(frame);
        small.pts(pts);
        small.duration(VideoReader.frameTicks(source));
        small.pict_type(AV_PICTURE_TYPE_NONE);
        ProxyFile target = film;
        if (target == null) {
            target = begin(small);
            film = target;
        }
        target.write(small);
    }

    private ProxyFile begin(AVFrame first) throws IOException {
        Rational rate = source.frameRate().num() > 0 ? source.frameRate() : USUAL_RATE;
        AVCodecContext encoder =
                ProxyEncoder.open(
                        ProxyEncoder.Aim.ANY_FRAME_SOON,
                        frames.width(),
                        frames.height(),
                        source.timeBase(),
                        rate,
                        first.colorspace(),
                        threads);
        codec = encoder.codec().name().getString();
        matrix = av_color_space_name(first.colorspace()).getString();
        return ProxyFile.open(PictureProxy.film(folder), encoder);
    }

    private void finish(Path file) throws MediaException, IOException {
        ProxyFile target = film;
        if (target == null) {
            throw new MediaException(
                    Kind.DAMAGED, file.getFileName() + " has no picture that can be decoded.");
        }
        target.finish();
        PictureProxy.describe(folder, described(target.timeBase()));
    }

    private VideoStream described(Rational timeBase) {
        return new VideoStream(
                0,
                codec,
                "",
                frames.width(),
                frames.height(),
                frames.width(),
                frames.height(),
                source.displayedSampleAspect(),
                source.frameRate(),
                source.baseRate(),
                source.variableRate(),
                0,
                false,
                new ColorInfo("yuv420p", 8, matrix, "", "", "tv"),
                FieldOrder.PROGRESSIVE,
                timeBase,
                0,
                source.durationMs(),
                false,
                true);
    }

    @Override
    public void close() {
        if (film != null) {
            film.close();
        }
        frames.close();
    }
}
