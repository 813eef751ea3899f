package studio.truss.core.derived.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PROFILE_AAC_LOW;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.FloatPointer;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.Rational;
import studio.truss.core.media.ffmpeg.AudioReader;
import studio.truss.core.media.ffmpeg.ChannelMode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// A source's sound as a film carries it for somebody who listens to what is said: one channel, 16
/// kHz, in step with the pictures. One thread.
final class Speech implements AutoCloseable {
    private static final int RATE = 16_000;

    /// Samples of one AAC packet.
    private static final int BLOCK = 1024;

    /// As many bits a sample as 66 kbit/s would be at 44.1 kHz.
    private static final long BITS_PER_S = 24_000;

    private final AudioReader reader;
    private final AVFrame frame = av_frame_alloc();
    private final float[] block = new float[BLOCK];
    private int filled;
    private long written;
    private long heard;
    private boolean ended;

    private Speech(AudioReader reader) {
        this.reader = reader;
    }

    static Speech open(Path file, MediaInfo info, AudioStream stream) throws MediaException {
        return new Speech(AudioReader.open(file, stream, info, RATE, ChannelMode.MONO));
    }

    /// For the film that the sound will be put into; belongs to it.
    static AVCodecContext encoder() throws IOException {
        AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_AAC);
        AVCodecContext context = avcodec_alloc_context3(codec);
        context.sample_fmt(AV_SAMPLE_FMT_FLTP);
        context.sample_rate(RATE);
        context.bit_rate(BITS_PER_S);
        context.profile(AV_PROFILE_AAC_LOW);
        av_channel_layout_default(context.ch_layout(), 1);
        try (var tick = ProxyEncoder.rational(Rational.of(1, RATE))) {
            context.time_base(tick);
        }
        context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT);
        if (avcodec_open2(context, codec, (AVDictionary) null) < 0) {
            avcodec_free_context(context);
            throw new IOException("no encoder for speech");
        }
        return context;
    }

    /// Puts the sound up to a time of the source into a film, silence where there is no more.
    void write(ProxyFile film, long untilMs) throws IOException {
        long wanted = untilMs * RATE / 1000;
        float[] piece = new float[block.length];
        while (written + filled < wanted) {
            int most = (int) Math.min(block.length - filled, wanted - written - filled);
            float[] part = most == piece.length ? piece : new float[most];
            int read = ended ? 0 : reader.read(part);
            ended |= read < most;
            heard += read;
            Arrays.fill(part, read, most, 0);
            System.arraycopy(part, 0, block, filled, most);
            filled += most;
            if (filled == block.length) {
                send(film);
            }
        }
    }

    /// Whether all that is left at this time is silence that was put there.
    boolean overAt(long ms) {
        return ended && heard * 1000 / RATE <= ms;
    }

    void finish(ProxyFile film) throws IOException {
        if (filled > 0) {
            send(film);
        }
    }

    private void send(ProxyFile film) throws IOException {
        av_frame_unref(frame);
        frame.format(AV_SAMPLE_FMT_FLTP);
        frame.sample_rate(RATE);
        av_channel_layout_default(frame.ch_layout(), 1);
        frame.nb_samples(filled);
        frame.pts(written);
        if (av_frame_get_buffer(frame, 0) < 0) {
            throw new IllegalStateException("no memory for sound");
        }
        try (FloatPointer samples = new FloatPointer(frame.data(0))) {
            samples.put(block, 0, filled);
        }
        film.writeSound(frame);
        written += filled;
        filled = 0;
    }

    /// Stretches that could not be decoded so far.
    int damaged() {
        return reader.damaged();
    }

    @Override
    public void close() {
        reader.close();
        av_frame_free(frame);
    }
}
