package studio.truss.core.render.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

import studio.truss.core.media.Rational;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Region;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.render.ffmpeg.painting.CaptionOverlay;
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
    private final @Nullable CaptionOverlay captions;
    private long frames;
    private @Nullable FrameGraph graph;
    private Framing.@Nullable View shown;

    /// @param pixelFormat of the painted frames
    ShotPainter(RenderPlan plan, Framing framing, String pixelFormat) {
        this.plan = plan;
        this.framing = framing;
        this.filters = new ShotFilters(plan.video(), plan.size());
        this.ending = pixelFormat.equals("yuv420p") ? "" : ",format=" + pixelFormat;
        this.captions =
                plan.captions() == null ? null : new CaptionOverlay(plan.captions(), plan.size());
    }

    /// Called once for each frame of the clip, in order.
    ///
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
        if (captions != null) {
            captions.draw(painted, Math.max(ms, shownMs()));
        }
        frames++;
        return painted;
    }

    /// Captions go on while a frame of the source stands: they follow the clip's time. A frame that
    /// is due a little before its own time has the captions of that, or those of the shot before
    /// would stand over a cut.
    private long shownMs() {
        return plan.range().startMs() + plan.frameRate().inverse().rescale(frames, Rational.MILLIS);
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
                    case Layout.Crop crop -> panels(view);
                    case Layout.Split split -> panels(view);
                    case Layout.Facecam facecam -> panels(view);
                    case Layout.Screen screen ->
                            view.windows().isEmpty()
                                    ? filters.blur(part(screen.content()))
                                    : panels(view);
                    case Layout.Blur(Region whole) -> filters.blur(part(whole));
                    case Layout.Fit(Region whole) -> filters.fit(part(whole));
                };
    }

    private String panels(Framing.View view) {
        return filters.panels(view.windows(), view.heights());
    }

    private static Box part(Region whole) {
        return whole.keys().getFirst().box();
    }

    private static boolean sameGraph(Framing.@Nullable View a, Framing.View b) {
        if (a == null
                || a.layout().getClass() != b.layout().getClass()
                || !a.heights().equals(b.heights())) {
            return false;
        }
        for (int i = 0; i < a.windows().size(); i++) {
            if (!a.windows().get(i).sameScale(b.windows().get(i))) {
                return false;
            }
        }
        return !a.windows().isEmpty()
                || part(a.layout().regions().getFirst())
                        .equals(part(b.layout().regions().getFirst()));
    }

    private static void move(FrameGraph graph, Framing.@Nullable View from, Framing.View to) {
        if (from == null) {
            return;
        }
        for (int i = 0; i < to.windows().size(); i++) {
            CropWindow was = from.windows().get(i);
            CropWindow at = to.windows().get(i);
            moveOne(graph, ShotFilters.coarse(i), "x", was.x(), at.x());
            moveOne(graph, ShotFilters.coarse(i), "y", was.y(), at.y());
            moveOne(graph, ShotFilters.fine(i), "x", was.fineX(), at.fineX());
            moveOne(graph, ShotFilters.fine(i), "y", was.fineY(), at.fineY());
        }
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
