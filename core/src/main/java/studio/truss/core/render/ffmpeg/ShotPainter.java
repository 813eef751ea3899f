package studio.truss.core.render.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.reframe.Layout;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.ffmpeg.painting.CropWindow;
import studio.truss.core.render.ffmpeg.painting.FrameGraph;

/// Turns source frames into frames of the clip, each with the layout and crop of its own time.
///
/// A graph lives as long as its layout and scale; a crop that moves is a command to it, a crop that
/// zooms makes a new graph for each size. Every graph gives one frame for one frame, so that no
/// frame after a cut has the crop of before. One thread for life.
final class ShotPainter implements AutoCloseable {
    private final RenderPlan plan;
    private final Framing framing;
    private final ShotFilters filters;
    private final String ending;
    private final AVFrame painted = av_frame_alloc();
    private @Nullable FrameGraph graph;
    private Framing.@Nullable View shown;

    /// @param pixelFormat of the painted frames
    ShotPainter(RenderPlan plan, Framing framing, String pixelFormat) {
        this.plan = plan;
        this.framing = framing;
        this.filters = new ShotFilters(plan.video(), plan.size());
        this.ending = pixelFormat.equals("yuv420p") ? "" : ",format=" + pixelFormat;
    }

    /// @param frame stays the caller's
    /// @param ms its time on the source's clock
    /// @return borrowed until the next call
    AVFrame paint(AVFrame frame, long ms) {
        Framing.View view = framing.at(ms);
        FrameGraph fitting = graph;
        if (fitting == null || !fitting.takes(frame) || !sameGraph(shown, view)) {
            fitting = open(frame, view);
        } else {
            move(fitting, shown, view);
        }
        shown = view;
        av_frame_unref(painted);
        fitting.push(frame);
        if (!fitting.pull(painted)) {
            throw new IllegalStateException("a filter kept a frame back: " + text(frame, view));
        }
        return painted;
    }

    private FrameGraph open(AVFrame frame, Framing.View view) {
        if (graph != null) {
            graph.close();
            graph = null;
        }
        FrameGraph opened =
                FrameGraph.open(frame, plan.frameRate().inverse(), text(frame, view) + ending);
        graph = opened;
        return opened;
    }

    private String text(AVFrame frame, Framing.View view) {
        // A stream may change its size half way; the plan's boxes are in pixels of the probed one.
        int width = plan.video().codedWidth();
        int height = plan.video().codedHeight();
        String sized =
                frame.width() == width && frame.height() == height
                        ? ""
                        : "scale=%d:%d,".formatted(width, height);
        return sized
                + switch (view.layout()) {
                    case Layout.Crop crop -> filters.crop(window(view));
                    case Layout.Blur blur -> filters.blur();
                    case Layout.Fit fit -> filters.fit();
                };
    }

    private static CropWindow window(Framing.View view) {
        CropWindow window = view.window();
        if (window == null) {
            throw new IllegalStateException("a crop without a window");
        }
        return window;
    }

    private static boolean sameGraph(Framing.@Nullable View a, Framing.View b) {
        return a != null
                && a.layout().getClass() == b.layout().getClass()
                && (a.window() == null || window(a).sameScale(window(b)));
    }

    private static void move(FrameGraph graph, Framing.@Nullable View from, Framing.View to) {
        if (from == null || from.window() == null || window(from).equals(window(to))) {
            return;
        }
        CropWindow at = window(to);
        CropWindow was = window(from);
        moveOne(graph, ShotFilters.COARSE, "x", was.x(), at.x());
        moveOne(graph, ShotFilters.COARSE, "y", was.y(), at.y());
        moveOne(graph, ShotFilters.FINE, "x", was.fineX(), at.fineX());
        moveOne(graph, ShotFilters.FINE, "y", was.fineY(), at.fineY());
    }

    private static void moveOne(FrameGraph graph, String crop, String axis, int from, int to) {
        if (from != to) {
            graph.command(crop, axis, to);
        }
    }

    @Override
    public void close() {
        if (graph != null) {
            graph.close();
        }
        av_frame_free(painted);
    }
}
