package studio.truss.app.studio.timeline.paint;

import javafx.scene.canvas.GraphicsContext;

import studio.truss.app.studio.timeline.layout.HitTest;
import studio.truss.app.studio.timeline.layout.LabelRoom;
import studio.truss.app.studio.timeline.layout.LaneLayout;
import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.app.studio.timeline.model.TimelineCandidate;
import studio.truss.app.studio.timeline.model.TimelineMoment;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Paints moments and rejected candidates: the tint that lies under the curves, then the edges and
/// words that lie over them.
final class BlockPaint {
    private static final double HANDLE_PX = 7;
    private static final double LEAST_PX = 14; // a score

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
        List<TimelineMoment> moments =
                state.model().moments().stream()
                        .filter(moment -> visible(moment.range()))
                        .sorted(
                                Comparator.comparing(this::importance)
                                        .thenComparing(TimelineMoment::score)
                                        .reversed())
                        .toList();
        List<TimelineCandidate> candidates =
                !state.rejectedShown()
                        ? List.of()
                        : state.model().candidates().stream()
                                .filter(each -> visible(each.range()))
                                .sorted(
                                        Comparator.comparingDouble(TimelineCandidate::score)
                                                .reversed())
                                .toList();
        List<LabelRoom.Wish> wishes = new ArrayList<>();
        moments.forEach(each -> wishes.add(wish(each.range(), wanted(each))));
        candidates.forEach(each ->
                wishes.add(wish(each.range(), fit.width(score(each.score()), TextFit.SMALL))));
        List<LabelRoom.Place> places = LabelRoom.of(wishes, LEAST_PX, scale.widthPx());
        for (int i = 0; i < places.size(); i++) {
            LabelRoom.Place place = places.get(i);
            if (place.widthPx() == 0) {
                continue;
            }
            if (i < moments.size()) {
                words(gc, moments.get(i), place.xPx(), place.widthPx());
            } else {
                gc.setFont(TextFit.SMALL);
                gc.setFill(palette.muted);
                String score = score(candidates.get(i - moments.size()).score());
                gc.fillText(score, place.xPx(), BASELINE);
            }
        }
    }

    /// What is selected is written first, what was rejected last.
    private int importance(TimelineMoment moment) {
        return state.selected().contains(moment.id())
                ? 2
                : moment.status() == Clip.Status.REJECTED ? 0 : 1;
    }

    private LabelRoom.Wish wish(TimeRange range, double wantedPx) {
        Box box = box(range);
        return new LabelRoom.Wish(box.x, box.right(), wantedPx);
    }

    private double wanted(TimelineMoment moment) {
        return fit.width(score(moment.score()), TextFit.STRONG)
                + 6
                + (moment.status().approved() ? 14 : 0)
                + fit.width(moment.title(), TextFit.SMALL);
    }

    private static String score(double score) {
        return Long.toString(Math.round(score));
    }

    private void words(GraphicsContext gc, TimelineMoment moment, double x, double room) {
        boolean rejected = moment.status() == Clip.Status.REJECTED;
        gc.setFont(TextFit.STRONG);
        gc.setFill(rejected ? palette.muted : palette.scoreText(moment.score()));
        String score = score(moment.score());
        gc.fillText(score, x, BASELINE);
        double used = fit.width(score, TextFit.STRONG) + 6;
        if (moment.status().approved() && room > used + 12) {
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

    private boolean visible(TimeRange range) {
        return range.endMs() >= scale.startMs() && range.startMs() <= scale.endMs();
    }

    private Box box(TimeRange range) {
        double x = scale.xOf((double) range.startMs());
        return new Box(x, Math.max(2, scale.xOf((double) range.endMs()) - x));
    }
}
