package studio.truss.app.studio.timeline;

import org.jspecify.annotations.Nullable;

import studio.truss.app.studio.timeline.layout.HitTest;
import studio.truss.app.studio.timeline.layout.LaneLayout;
import studio.truss.app.studio.timeline.layout.SnapPoint;
import studio.truss.app.studio.timeline.layout.Snapping;
import studio.truss.app.studio.timeline.layout.Target;
import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.app.studio.timeline.model.CropMark;
import studio.truss.app.studio.timeline.model.TimelineMoment;

import java.util.List;
import java.util.function.Supplier;

/// What the pointer does on the timeline, in its coordinates and without nodes: a press on a handle
/// trims, on a key of the crop or a block's head moves it once dragged, anywhere else scrubs; a
/// click selects. JavaFX thread.
final class Hand {
    /// A press becomes a drag of a block after so many pixels.
    private static final double DRAG_FROM_PX = 4;

    /// Zoom of one pixel of wheel; a notch is about 40 of them.
    private static final double ZOOM_PER_PX = 1.006;

    private enum Doing {
        NOTHING,
        SCRUBBING,
        TRIMMING,
        KEYING,
        GRIPPING
    }

    private final TimelineViewModel model;
    private final Supplier<LaneLayout> layout;
    private Doing doing = Doing.NOTHING;
    private double pressedX;
    private @Nullable TimelineMoment gripped;

    Hand(TimelineViewModel model, Supplier<LaneLayout> layout) {
        this.model = model;
        this.layout = layout;
    }

    Target under(double x, double y) {
        return new HitTest(
                        model.model(),
                        scale(),
                        layout.get(),
                        model.lead(),
                        model.cropMarks().shown(),
                        model.rejectedShownProperty().get(),
                        model.playheadProperty().get())
                .at(x, y);
    }

    private TimelineScale scale() {
        return model.viewport().scale();
    }

    /// @param add whether the selection is added to
    void press(double x, double y, boolean add) {
        pressedX = x;
        switch (under(x, y)) {
            case Target.Handle(TimelineMoment moment, boolean in) -> {
                doing = Doing.TRIMMING;
                Trim.Part part = in ? Trim.Part.IN : Trim.Part.OUT;
                model.trimming().begin(moment, part, exact(x));
            }
            case Target.Key(CropMark mark) -> {
                doing = Doing.KEYING;
                model.cropMarks().begin(mark);
                model.scrub((double) mark.ms());
            }
            case Target.Grip(TimelineMoment moment) -> {
                select(moment, add);
                doing = add ? Doing.NOTHING : Doing.GRIPPING;
                gripped = moment;
            }
            case Target.Block(TimelineMoment moment) -> {
                select(moment, add);
                scrubFrom(x, add);
            }
            case Target.Rejected(var candidate) -> {
                model.choose(candidate.id());
                scrubFrom(x, add);
            }
            case Target.Chapter _, Target.Playhead _, Target.Row _ -> scrubFrom(x, add);
            case Target.Nothing _ -> doing = Doing.NOTHING;
        }
    }

    private void select(TimelineMoment moment, boolean add) {
        model.choose("");
        if (add) {
            model.toggle(moment.id());
        } else {
            model.select(List.of(moment.id()));
        }
    }

    private void scrubFrom(double x, boolean add) {
        doing = add ? Doing.NOTHING : Doing.SCRUBBING;
        if (!add) {
            model.scrub(scale().msAt(x));
        }
    }

    /// The time under a pixel, also outside the source: what is dragged keeps its distance to the
    /// pointer.
    private double exact(double x) {
        return scale().startMs() + x * scale().msPerPx();
    }

    /// @param free whether snapping is suspended
    void drag(double x, boolean free) {
        boolean sticky = model.snappingProperty().get() && !free;
        double radiusMs = Snapping.RADIUS_PX * scale().msPerPx();
        if (doing == Doing.GRIPPING && Math.abs(x - pressedX) >= DRAG_FROM_PX && gripped != null) {
            doing = Doing.TRIMMING;
            model.trimming().begin(gripped, Trim.Part.WHOLE, exact(pressedX));
        }
        switch (doing) {
            case SCRUBBING -> model.scrub(sticking(x, sticky, radiusMs));
            case KEYING -> {
                if (Math.abs(x - pressedX) >= DRAG_FROM_PX) {
                    long ms = model.model().onFrame(sticking(x, sticky, radiusMs));
                    model.scrub((double) model.cropMarks().to(ms));
                }
            }
            case TRIMMING -> {
                Trim live = model.trimming().live();
                if (live != null) {
                    Snapping snapping = sticky ? model.snapping(live.momentId()) : null;
                    model.trimming().to(model.model(), exact(x), snapping, radiusMs);
                }
            }
            case GRIPPING, NOTHING -> {}
        }
    }

    /// The time under a pixel, or of the mark that the playhead sticks to.
    private double sticking(double x, boolean sticky, double radiusMs) {
        double ms = scale().msAt(x);
        return sticky
                ? model.snapping("")
                        .playhead(ms, radiusMs)
                        .map(SnapPoint::ms)
                        .map(Long::doubleValue)
                        .orElse(ms)
                : ms;
    }

    void release() {
        switch (doing) {
            case SCRUBBING -> model.scrubEnd();
            case TRIMMING -> model.trimming().end();
            case KEYING -> {
                model.scrubEnd();
                model.cropMarks().end();
            }
            case GRIPPING -> {
                model.scrub(scale().msAt(pressedX));
                model.scrubEnd();
            }
            case NOTHING -> {}
        }
        doing = Doing.NOTHING;
        gripped = null;
    }

    /// Gives up a drag, as if the press had not been.
    void cancel() {
        if (doing == Doing.TRIMMING) {
            model.trimming().cancel();
            doing = Doing.NOTHING;
        }
        if (doing == Doing.KEYING) {
            model.cropMarks().cancel();
        }
        release();
    }

    /// The wheel zooms about the pointer; sideways, or with Shift, it pans.
    void wheel(double x, double dx, double dy, boolean sideways) {
        if (sideways || Math.abs(dx) > Math.abs(dy)) {
            model.viewport().set(scale().panned(-(dx + (sideways ? dy : 0))));
        } else if (dy != 0) {
            model.viewport().set(scale().zoomedAbout(x, Math.pow(ZOOM_PER_PX, dy)));
        }
    }

    void pinch(double x, double factor) {
        model.viewport().set(scale().zoomedAbout(x, factor));
    }

    boolean dragging() {
        return doing == Doing.SCRUBBING || doing == Doing.TRIMMING || doing == Doing.KEYING;
    }

    boolean trimming() {
        return doing == Doing.TRIMMING;
    }

    void doubleClick(double x, double y) {
        switch (under(x, y)) {
            case Target.Handle(TimelineMoment moment, boolean _) -> model.zoomTo(moment.range());
            case Target.Grip(TimelineMoment moment) -> model.zoomTo(moment.range());
            case Target.Block(TimelineMoment moment) -> model.zoomTo(moment.range());
            case Target.Chapter(var chapter) -> model.zoomTo(chapter.range());
            case Target.Rejected(var candidate) -> model.promote(candidate.id());
            case Target.Key _, Target.Playhead _, Target.Row _, Target.Nothing _ -> {}
        }
    }
}
