package studio.truss.core.bench.ffmpeg;

import static org.bytedeco.ffmpeg.global.avfilter.av_buffersink_get_frame;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_alloc;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_config;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_free;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_get_filter;
import static org.bytedeco.ffmpeg.global.avfilter.avfilter_graph_parse2;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avfilter.AVFilterContext;
import org.bytedeco.ffmpeg.avfilter.AVFilterGraph;
import org.bytedeco.ffmpeg.avfilter.AVFilterInOut;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.ffmpeg.Libav;

import java.io.IOException;

/// Frames out of FFmpeg filters that begin with sources and have one way out. One thread.
final class SourceChain implements AutoCloseable {
    private final AVFilterGraph graph;
    private final AVFilterContext sink;
    private final AVFrame frame = av_frame_alloc();

    private SourceChain(AVFilterGraph graph, String sinkName) {
        this.graph = graph;
        this.sink = avfilter_graph_get_filter(graph, sinkName);
    }

    /// @param chain filters whose last has one output without a name
    /// @param sinkType buffersink or abuffersink
    static SourceChain open(String chain, String sinkType) throws IOException {
        AVFilterGraph graph = avfilter_graph_alloc();
        String text = chain + "," + sinkType + "@out";
        try (AVFilterInOut in = new AVFilterInOut(null);
                AVFilterInOut out = new AVFilterInOut(null)) {
            check(avfilter_graph_parse2(graph, text, in, out), text);
            check(avfilter_graph_config(graph, null), text);
        } catch (IOException e) {
            avfilter_graph_free(graph);
            throw e;
        }
        return new SourceChain(graph, sinkType + "@out");
    }

    private static void check(int code, String what) throws IOException {
        if (code < 0) {
            throw new IOException(Libav.errorText(code) + ": " + what);
        }
    }

    /// The next frame, borrowed; null where the chain ends.
    @Nullable AVFrame next() {
        av_frame_unref(frame);
        return av_buffersink_get_frame(sink, frame) < 0 ? null : frame;
    }

    @Override
    public void close() {
        av_frame_free(frame);
        avfilter_graph_free(graph);
    }
}
