package studio.truss.app.studio.timeline.paint;

import javafx.scene.canvas.GraphicsContext;

import studio.truss.app.studio.timeline.layout.HitTest;
import studio.truss.app.studio.timeline.layout.LaneLayout;
import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.app.studio.timeline.model.TimelineCandidate;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;

/// Paints moments and rejected candidates: the tint that lies under the curves, then the edges and
/// words that lie over them.
final class BlockPaint {
    private static final double HANDLE_PX = 7;
    private static final double LABEL_FROM_PX = 26;

    /// Of the words in a block's head, below the row's upper edge.
    private static final double BASELINE = 16;

    private final PaintState state;
    private final Palette palette;
    private final TextFit fit;
    private final TimelineScale scale;
    private final double top;
    private final double height;

    private record Box(double x, double width) {
        double right() {
            return x + width;
        }
    }

    BlockPaint(PaintState state, Palette palette, TextFit fit) {
        this.state = state;
        this.palette = palette;
        this.fit = fit;
        this.scale = state.scale();
        LaneLayout layout = state.layout();
        this.top = layout.blocksTop() + 1;
        this.height = layout.blocksBottom() - top;
    }

    void tints(Raster raster) {
        if (state.rejectedShown()) {
            for (TimelineCandidate each : state.model().candidates()) {
                if (visible(each.range())) {
                    rejected(raster, each);
                }
            }
        }
        for (TimelineMoment moment : state.model().moments()) {
            if (visible(moment.range())) {
                Box box = box(moment.range());
                boolean rejected = moment.status() == Clip.Status.REJECTED;
                double tint = palette.tint() * (rejected ? 0.3 : 1);
                raster.fill(box.x, top, box.width, height, Palette.score(moment.score(), tint));
                raster.fill(
                        box.x,
                        top,
                        box.width,
                        3,
                        Palette.score(moment.score(), rejected ? 0.4 : 1));
            }
        }
    }

    private void rejected(Raster raster, TimelineCandidate candidate) {
        Box box = box(candidate.range());
        boolean chosen = candidate.id().equals(state.candidate());
        int color = chosen ? palette.accent : palette.dim;
        raster.fill(box.x, top, box.width, height, Palette.faded(color, 0.12));
        for (double x = box.x; x < box.right(); x += 6) {
            raster.fill(x, top, Math.min(3, box.right() - x), 2, color);
        }
        for (double y = top; box.width > 3 && y < top + height; y += 6) {
            raster.fill(box.x, y, 1, 3, color);
            raster.fill(box.right() - 1, y, 1, 3, color);
        }
    }

    /// Outlines of what is selected, and the handles of the first of them.
    void edges(Raster raster) {
        for (int i = state.selected().size() - 1; i >= 0; i--) {
            boolean lead = i == 0;
            state.model()
                    .moment(state.selected().get(i))
                    .ifPresent(moment -> {
                        if (visible(moment.range())) {
                            outline(raster, moment.range(), lead);
                        }
                    });
        }
    }

    private void outline(Raster raster, TimeRange range, boolean lead) {
        Box box = box(range);
        raster.outline(box.x, top, box.width, height, lead ? 2 : 1, palette.accent);
        if (lead) {
            new CropKeyPaint(state, palette).paint(raster, range);
        }
        if (lead && box.width >= HitTest.HANDLES_FROM_PX) {
            double tall = Math.min(height, Math.max(24, height * 0.34));
            double y = top + (height - tall) * 0.55;
            for (double edge : new double[] {box.x + 1, box.right() - 1}) {
                raster.fill(edge - HANDLE_PX / 2, y, HANDLE_PX, tall, palette.accent);
                int ridge = Palette.faded(0xFFFFFF, 0.75);
                raster.fill(edge - 0.5, y + tall / 2 - 5, 1, 10, ridge);
            }
        }
    }

    /// @param gc of the score's row
    void words(GraphicsContext gc) {
        for (TimelineMoment moment : state.model().moments()) {
            if (visible(moment.range())) {
                words(gc, moment, box(moment.range()));
            }
        }
        if (state.rejectedShown()) {
            gc.setFont(TextFit.SMALL);
            gc.setFill(palette.muted);
            for (TimelineCandidate each : state.model().candidates()) {
                Box box = box(each.range());
                if (visible(each.range()) && box.width >= LABEL_FROM_PX) {
                    gc.fillText(Math.round(each.score()) + "", Math.max(0, box.x) + 6, BASELINE);
                }
            }
        }
    }

    private void words(GraphicsContext gc, TimelineMoment moment, Box box) {
        double x = Math.max(0, box.x) + 6;
        double room = Math.min(box.right(), scale.widthPx()) - x - 4;
        if (room < LABEL_FROM_PX - 10) {
            return;
        }
        boolean rejected = moment.status() == Clip.Status.REJECTED;
        gc.setFont(TextFit.STRONG);
        gc.setFill(rejected ? palette.muted : palette.scoreText(moment.score()));
        String score = Math.round(moment.score()) + "";
        gc.fillText(score, x, BASELINE);
        double used = fit.width(score, TextFit.STRONG) + 6;
        if (approved(moment.status()) && room > used + 12) {
            tick(gc, x + used, BASELINE - 4);
            used += 14;
        }
        String title = fit.fitted(moment.title(), TextFit.SMALL, room - used);
        if (!title.isEmpty() && room - used > 40) {
            gc.setFont(TextFit.SMALL);
            gc.setFill(rejected ? palette.muted : palette.text);
            gc.fillText(title, x + used, BASELINE);
        }
    }

    private void tick(GraphicsContext gc, double x, double y) {
        gc.setStroke(palette.goodText);
        gc.setLineWidth(1.6);
        gc.strokePolyline(new double[] {x, x + 3, x + 8}, new double[] {y, y + 3, y - 3}, 3);
    }

    private static boolean approved(Clip.Status status) {
        return switch (status) {
            case APPROVED, RENDERING, RENDERED, PUBLISHED -> true;
            case PROPOSED, REJECTED, FAILED -> false;
        };
    }

    private boolean visible(TimeRange range) {
        return range.endMs() >= scale.startMs() && range.startMs() <= scale.endMs();
    }

    private Box box(TimeRange range) {
        double x = scale.xOf((double) range.startMs());
        return new Box(x, Math.max(2, scale.xOf((double) range.endMs()) - x));
    }
}
