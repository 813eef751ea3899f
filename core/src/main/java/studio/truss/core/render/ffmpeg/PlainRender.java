package studio.truss.core.render.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.Rational;
import studio.truss.core.media.SoundReader;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.media.ffmpeg.AudioReader;
import studio.truss.core.media.ffmpeg.ChannelMode;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.VideoReader;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.FrameRates;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.Quality;
import studio.truss.core.render.ffmpeg.encoders.EncoderOptions;
import studio.truss.core.render.ffmpeg.encoders.LibavEncoder;
import studio.truss.core.render.ffmpeg.encoders.RenderFailure;
import studio.truss.core.render.ffmpeg.encoders.VideoEncoder;
import studio.truss.core.render.ffmpeg.files.Mp4Writer;
import studio.truss.core.render.ffmpeg.painting.FrameGraph;
import studio.truss.core.render.ffmpeg.sound.AacTrack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The baseline that renders are measured against: the same decoder, scaler, encoder and muxer,
/// x264's preset veryfast, a crop that stands still in the middle, the sound as it is, and every
/// clip by itself. For constant frame rates. One thread.
public final class PlainRender {
    private final Path source;
    private final MediaInfo info;
    private final VideoStream video;
    private final String encoder;
    private final int threads;
    private final Rational rate;

    public PlainRender(Path source, MediaInfo info, String encoder, int threads) {
        this.source = source;
        this.info = info;
        this.video = info.picture().orElseThrow();
        this.encoder = encoder;
        this.threads = threads;
        this.rate = FrameRates.of(video);
    }

    /// Encoder, preset, quality, key frames and threads in words.
    public String settings() {
        EncoderOptions options = options();
        return encoder
                + ", preset "
                + options.privates().getOrDefault("preset", "-")
                + ", crf "
                + options.privates().getOrDefault("crf", "-")
                + ", at most "
                + options.maxRate() / 1000
                + " kbit/s, GOP "
                + options.gop()
                + ", threads "
                + (threads == 0 ? "as the library chooses" : Integer.toString(threads));
    }

    /// The same settings as arguments of an FFmpeg program.
    public List<String> commandLine() {
        EncoderOptions options = options();
        List<String> arguments = new ArrayList<>(List.of("-c:v", encoder));
        options.privates()
                .forEach((name, value) -> arguments.addAll(List.of("-" + name + ":v", value)));
        arguments.addAll(List.of("-g", Integer.toString(options.gop())));
        arguments.addAll(List.of("-bf", Integer.toString(options.bFrames())));
        if (options.maxRate() > 0) {
            arguments.addAll(List.of("-maxrate", Long.toString(options.maxRate())));
            arguments.addAll(List.of("-bufsize", Long.toString(options.bufferBits())));
        }
        if (options.bitRate() > 0) {
            arguments.addAll(List.of("-b:v", Long.toString(options.bitRate())));
        }
        if (threads > 0) {
            arguments.addAll(List.of("-threads:v", Integer.toString(threads)));
        }
        return arguments;
    }

    private EncoderOptions options() {
        return EncoderOptions.of(encoder, Quality.VERYFAST, FrameSize.VERTICAL_1080, rate);
    }

    /// @return frames
    public long clip(TimeRange range, Path file, Heartbeat heartbeat)
            throws MediaException, IOException {
        try (VideoReader reader = VideoReader.open(source, video, Decoding.exact(threads));
                AacTrack sound = AacTrack.encode(sound(range), () -> heartbeat.beat(0, 0));
                VideoEncoder encoding =
                        LibavEncoder.open(
                                encoder,
                                new VideoEncoder.Settings(
                                        FrameSize.VERTICAL_1080, rate, Quality.VERYFAST, threads));
                Mp4Writer out =
                        Mp4Writer.open(file, encoding.context(), sound, new ClipTags("", ""))) {
            reader.seek(range.startMs());
            long frames = pictures(reader, range, encoding, out, heartbeat);
            out.finish();
            return frames;
        } catch (RenderFailure e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private long pictures(
            VideoReader reader,
            TimeRange range,
            VideoEncoder encoding,
            Mp4Writer out,
            Heartbeat heartbeat)
            throws RenderFailure {
        AVFrame scaled = av_frame_alloc();
        AVPacket packet = av_packet_alloc();
        FrameGraph graph = null;
        long frames = 0;
        try {
            AVFrame frame = reader.nextFrom(range.startMs());
            while (frame != null && reader.msOf(frame) < range.endMs()) {
                if (graph == null) {
                    graph =
                            FrameGraph.open(
                                    frame, rate.inverse(), filters(video, encoding.pixelFormat()));
                }
                graph.push(frame);
                while (graph.pull(scaled)) {
                    scaled.pts(frames++);
                    scaled.pict_type(AV_PICTURE_TYPE_NONE);
                    encoding.send(scaled);
                    av_frame_unref(scaled);
                    drain(encoding, packet, out);
                }
                heartbeat.beat(reader.msOf(frame) - range.startMs(), range.lengthMs());
                frame = reader.next();
            }
            encoding.send(null);
            drain(encoding, packet, out);
            return frames;
        } finally {
            if (graph != null) {
                graph.close();
            }
            av_packet_free(packet);
            av_frame_free(scaled);
        }
    }

    /// A crop in the middle of the picture, as high as it, brought to the size of a clip.
    ///
    /// @param format FFmpeg's name of the frames that the encoder takes
    public static String filters(VideoStream video, String format) {
        int width = video.height() * 9 / 16 / 2 * 2;
        return "crop=%d:%d,scale=1080:1920,format=%s".formatted(width, video.height(), format);
    }

    private static void drain(VideoEncoder encoding, AVPacket packet, Mp4Writer out)
            throws RenderFailure {
        while (encoding.receive(packet)) {
            out.write(packet);
        }
    }

    private SoundReader sound(TimeRange range) throws MediaException {
        float[] all =
                new float[Math.toIntExact(range.lengthMs() * AacTrack.SAMPLE_RATE / 1000 * 2)];
        AudioStream stream = info.audio();
        if (stream != null) {
            try (AudioReader reader =
                    AudioReader.open(
                            source, stream, info, AacTrack.SAMPLE_RATE, ChannelMode.STEREO)) {
                reader.seek(range.startMs());
                reader.read(all);
            }
        }
        return SoundReader.of(all, AacTrack.CHANNELS);
    }
}
