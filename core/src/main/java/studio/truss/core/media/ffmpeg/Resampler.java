package studio.truss.core.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_compare;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_double;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_delay;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/// Turns decoded sound of any format into interleaved floats of one rate and layout. One thread.
final class Resampler implements AutoCloseable {
    private final int rate;
    private final ChannelMode mode;
    private final AVChannelLayout target = new AVChannelLayout();
    private final AVChannelLayout source = new AVChannelLayout();
    private final PointerPointer<FloatPointer> planes = new PointerPointer<>(1L);
    private FloatPointer buffer = new FloatPointer(1L);
    private @Nullable SwrContext context;
    private int sourceRate;
    private int sourceFormat = -1;
    private int refused;

    /// @param stream the layout of the stream, which NATIVE keeps
    Resampler(int rate, ChannelMode mode, AVChannelLayout stream) {
        this.rate = rate;
        this.mode = mode;
        target.zero();
        source.zero();
        switch (mode) {
            case MONO -> av_channel_layout_default(target, 1);
            case STEREO -> av_channel_layout_default(target, 2);
            case NATIVE -> {
                if (stream.nb_channels() <= 0) {
                    av_channel_layout_default(target, 2);
                } else if (stream.order() == AV_CHANNEL_ORDER_UNSPEC) {
                    av_channel_layout_default(target, stream.nb_channels());
                } else {
                    av_channel_layout_copy(target, stream);
                }
            }
        }
    }

    int channels() {
        return target.nb_channels();
    }

    /// Frames that could not be brought to the target.
    int refused() {
        return refused;
    }

    /// Makes ready for a frame; false, and counted, where its format cannot be converted.
    boolean accept(AVFrame frame) {
        if (frame.sample_rate() <= 0 || frame.nb_samples() <= 0) {
            refused++;
            return false;
        }
        AVChannelLayout layout = frame.ch_layout();
        if (context != null
                && frame.sample_rate() == sourceRate
                && frame.format() == sourceFormat
                && layout.nb_channels() == source.nb_channels()
                && (layout.order() == AV_CHANNEL_ORDER_UNSPEC
                        || av_channel_layout_compare(layout, source) == 0)) {
            return true;
        }
        reset();
        av_channel_layout_uninit(source);
        if (layout.order() == AV_CHANNEL_ORDER_UNSPEC) {
            av_channel_layout_default(source, layout.nb_channels());
        } else {
            av_channel_layout_copy(source, layout);
        }
        sourceRate = frame.sample_rate();
        sourceFormat = frame.format();
        boolean ready = open();
        refused += ready ? 0 : 1;
        return ready;
    }

    private boolean open() {
        SwrContext opened = new SwrContext(null);
        int result =
                swr_alloc_set_opts2(
                        opened,
                        target,
                        AV_SAMPLE_FMT_FLT,
                        rate,
                        source,
                        sourceFormat,
                        sourceRate,
                        0,
                        null);
        if (result >= 0 && mode == ChannelMode.MONO) {
            av_opt_set_double(opened, "rematrix_maxval", 1, 0);
        }
        if (result < 0 || swr_init(opened) < 0) {
            swr_free(opened);
            return false;
        }
        context = opened;
        return true;
    }

    /// Samples that went in and have not come out, at the target rate.
    long delay() {
        return context == null ? 0 : swr_get_delay(context, rate);
    }

    /// Converts an accepted frame; the samples wait for [#take].
    int convert(AVFrame frame) {
        SwrContext current = context;
        if (current == null) {
            return 0;
        }
        int room = room(swr_get_out_samples(current, frame.nb_samples()));
        return Math.max(
                0, swr_convert(current, planes, room, frame.extended_data(), frame.nb_samples()));
    }

    /// What is left inside at the end.
    int drain() {
        SwrContext current = context;
        if (current == null) {
            return 0;
        }
        int room = room(swr_get_out_samples(current, 0));
        return Math.max(0, swr_convert(current, planes, room, null, 0));
    }

    private int room(int samples) {
        int room = Math.max(samples, 1);
        long floats = (long) room * channels();
        if (buffer.capacity() < floats) {
            buffer.close();
            buffer = new FloatPointer(floats);
        }
        planes.put(0, buffer);
        return room;
    }

    void take(float[] out, int samples) {
        if (samples > 0) {
            buffer.get(out, 0, samples * channels());
        }
    }

    /// Forgets what is inside.
    void reset() {
        if (context != null) {
            swr_free(context);
            context = null;
        }
        sourceFormat = -1;
    }

    @Override
    public void close() {
        reset();
        av_channel_layout_uninit(target);
        av_channel_layout_uninit(source);
        target.close();
        source.close();
        planes.close();
        buffer.close();
    }
}
