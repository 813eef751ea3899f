package studio.truss.core.testing;

import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_ch_layout;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_format;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame_rate;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_h;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_sample_rate;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_time_base;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_w;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_set_frame_size;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_get_by_name;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_config;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_create_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_parse_ptr;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_inout_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_inout_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_strdup;

import static studio.truss.core.testing.FootageWriter.check;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/// Frames out of a chain of FFmpeg filters that begins with a source.
final class FootageSource implements AutoCloseable {
    private final AVFilterGraph graph;
    private final AVFilterContext sink;
    private final AVFrame frame = av_frame_alloc();
    private final double tick;

    private FootageSource(String chain, String sinkType) {
        graph = avfilter_graph_alloc();
        sink = new AVFilterContext(null);
        check(
                avfilter_graph_create_filter(
                        sink, avfilter_get_by_name(sinkType), "out", null, null, graph),
                sinkType);
        AVFilterInOut in = avfilter_inout_alloc();
        in.name(new BytePointer(av_strdup("out")));
        in.filter_ctx(sink);
        in.pad_idx(0);
        in.next(null);
        AVFilterInOut none = new AVFilterInOut(null);
        check(avfilter_graph_parse_ptr(graph, chain + "[out]", in, none, null), chain);
        avfilter_inout_free(in);
        avfilter_inout_free(none);
        check(avfilter_graph_config(graph, null), chain);
        AVRational base = av_buffersink_get_time_base(sink);
        tick = (double) base.num() / base.den();
    }

    static FootageSource picture(String chain, String pixelFormat) {
        return new FootageSource(chain + ",format=" + pixelFormat, "buffersink");
    }

    static FootageSource sound(String chain, String encoder) {
        String format =
                switch (encoder) {
                    case "pcm_s16le", "flac", "libopus" -> "s16";
                    case "pcm_f32le" -> "flt";
                    default -> "fltp";
                };
        String rate = encoder.equals("libopus") ? ":sample_rates=48000" : "";
        return new FootageSource(chain + ",aformat=sample_fmts=" + format + rate, "abuffersink");
    }

    void describePicture(AVCodecContext encoder) {
        encoder.width(av_buffersink_get_w(sink));
        encoder.height(av_buffersink_get_h(sink));
        encoder.pix_fmt(av_buffersink_get_format(sink));
        encoder.time_base(av_buffersink_get_time_base(sink));
        encoder.framerate(av_buffersink_get_frame_rate(sink));
        encoder.sample_aspect_ratio(av_buffersink_get_sample_aspect_ratio(sink));
    }

    void describeSound(AVCodecContext encoder) {
        encoder.sample_rate(av_buffersink_get_sample_rate(sink));
        encoder.sample_fmt(av_buffersink_get_format(sink));
        encoder.time_base(av_buffersink_get_time_base(sink));
        check(av_buffersink_get_ch_layout(sink, encoder.ch_layout()), "layout");
    }

    void frameSize(int samples) {
        if (samples > 0) {
            av_buffersink_set_frame_size(sink, samples);
        }
    }

    /// Seconds in one tick of the frames' pts.
    double tick() {
        return tick;
    }

    /// The next frame, borrowed; null where the chain ends.
    @Nullable AVFrame next() {
        return av_buffersink_get_frame(sink, frame) < 0 ? null : frame;
    }

    @Override
    public void close() {
        av_frame_free(frame);
        avfilter_graph_free(graph);
    }
}
