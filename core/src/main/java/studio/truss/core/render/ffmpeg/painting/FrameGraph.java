package studio.truss.core.render.ffmpeg.painting;

import static org.bytedeco.ffmpeg.global.avfilter.AV_BUFFERSRC_FLAG_KEEP_REF;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_time_base;
import static org.bytedeco.ffmpeg.global.avfilter.av_buffersrc_add_frame_flags;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_config;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_get_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_parse2;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_send_command;

import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.Rational;
import studio.truss.core.render.ffmpeg.encoders.Codes;

/// A configured chain of filters with one way in and one way out. One thread for life.
public final class FrameGraph implements AutoCloseable {
    private final AVFilterGraph graph;
    private final AVFilterContext source;
    private final AVFilterContext sink;
    private final int width;
    private final int height;
    private final int format;
    private final int colorspace;
    private final int range;

    private FrameGraph(AVFilterGraph graph, AVFrame like) {
        this.graph = graph;
        this.source = avfilter_graph_get_filter(graph, "buffer@in");
        this.sink = avfilter_graph_get_filter(graph, "buffersink@out");
        this.width = like.width();
        this.height = like.height();
        this.format = like.format();
        this.colorspace = like.colorspace();
        this.range = like.color_range();
    }

    /// @param like a frame of the kind that will be pushed
    /// @param filters text without ends
    public static FrameGraph open(AVFrame like, Rational timeBase, String filters) {
        String text =
                "buffer@in=video_size=%dx%d:pix_fmt=%d:time_base=%d/%d:pixel_aspect=1/1:colorspace=%d:range=%d,%s,buffersink@out"
                        .formatted(
                                like.width(),
                                like.height(),
                                like.format(),
                                timeBase.num(),
                                timeBase.den(),
                                like.colorspace(),
                                like.color_range(),
                                filters);
        AVFilterGraph graph = avfilter_graph_alloc();
        try (AVFilterInOut in = new AVFilterInOut(null);
                AVFilterInOut out = new AVFilterInOut(null)) {
            Codes.check(avfilter_graph_parse2(graph, text, in, out), "filters " + text);
            Codes.check(avfilter_graph_config(graph, null), "filters " + text);
        } catch (RuntimeException | Error e) {
            avfilter_graph_free(graph);
            throw e;
        }
        return new FrameGraph(graph, like);
    }

    /// Whether a frame may be pushed into this graph, made for frames of one kind.
    public boolean takes(AVFrame frame) {
        return frame.width() == width
                && frame.height() == height
                && frame.format() == format
                && frame.colorspace() == colorspace
                && frame.color_range() == range;
    }

    public void command(String filter, String name, int value) {
        Codes.check(
                avfilter_graph_send_command(
                        graph, filter, name, Integer.toString(value), (BytePointer) null, 0, 0),
                filter + " " + name + "=" + value);
    }

    /// @param frame stays the caller's; null flushes
    public void push(@Nullable AVFrame frame) {
        Codes.check(
                av_buffersrc_add_frame_flags(source, frame, AV_BUFFERSRC_FLAG_KEEP_REF),
                "filter a frame");
    }

    /// @return false where more must be pushed first, or nothing is left
    public boolean pull(AVFrame into) {
        return av_buffersink_get_frame(sink, into) >= 0;
    }

    public Rational timeBase() {
        try (AVRational base = av_buffersink_get_time_base(sink)) {
            return Rational.of(base.num(), base.den());
        }
    }

    @Override
    public void close() {
        avfilter_graph_free(graph);
    }
}
