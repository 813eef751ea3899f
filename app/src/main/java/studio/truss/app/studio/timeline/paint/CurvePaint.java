package studio.truss.app.studio.timeline.paint;

import studio.truss.app.studio.timeline.layout.HitTest;
import studio.truss.app.studio.timeline.layout.Lane;
import studio.truss.app.studio.timeline.layout.TimelineScale;

/// Paints one curve into its row: the score as an area whose colour is its height, a signal as
/// bars. Bars and columns lie on a grid of the source's time, so that they keep their shape while
/// the view pans.
final class CurvePaint {
    private static final double BAR_PX = 4;
    private static final double HEAD_PX = 4;

    /// Kept free above the score, for what blocks say.
    private static final double SCORE_HEAD_PX = HitTest.GRIP_PX + 2;

    private final Raster raster;
    private final TimelineScale scale;
    private final Palette palette;
    private final long origin;

    CurvePaint(Raster raster, TimelineScale scale, Palette palette) {
        this.raster = raster;
        this.scale = scale;
        this.palette = palette;
        this.origin = origin(raster, scale);
    }

    /// The view's left edge, in pixels from the source's start.
    static long origin(Raster raster, TimelineScale scale) {
        return Math.round(scale.startMs() / scale.msPerPx() * raster.scale);
    }

    void area(CurvePyramid curve, Lane lane) {
        double msPerPx = scale.msPerPx() / raster.scale;
        int bottom = raster.px(lane.bottom()) - 1;
        int tall = Math.max(1, raster.px(lane.height() - SCORE_HEAD_PX));
        int end = (int) Math.min(raster.width, Math.round(scale.durationMs() / msPerPx) - origin);
        float[] heights = new float[Math.max(0, end)];
        float highest = 0;
        for (int i = 0; i < heights.length; i++) {
            double from = (origin + i) * msPerPx;
            heights[i] = Math.clamp(curve.at(from, from + msPerPx), 0, 1) * tall;
            highest = Math.max(highest, heights[i]);
        }
        for (int up = 0; up < highest && bottom - 1 - up >= 0; up++) {
            double level = (double) up / tall;
            // thinner towards the ground, so that what lies behind a low score shows
            double strength = 0.55 + 0.4 * Math.min(1, level / 0.4);
            int color = palette.ramp(level);
            int full = Palette.faded(color, strength);
            int row = (bottom - 1 - up) * raster.width;
            for (int i = 0; i < heights.length; i++) {
                float part = heights[i] - up;
                if (part >= 1) {
                    raster.pixels[row + i] = Raster.over(raster.pixels[row + i], full);
                } else if (part > 0) {
                    int edge = Palette.faded(color, strength * part);
                    raster.pixels[row + i] = Raster.over(raster.pixels[row + i], edge);
                }
            }
        }
    }

    /// @param strength 1 as usual, less for a row that stands back
    void bars(CurvePyramid curve, Lane lane, double strength) {
        double msPerPx = scale.msPerPx() / raster.scale;
        long hops = (long) Math.ceil(raster.px(BAR_PX) * msPerPx / curve.hopMs());
        double binMs = (double) hops * curve.hopMs();
        double binPx = binMs / msPerPx;
        int bottom = raster.px(lane.bottom()) - 1;
        int tall = Math.max(1, raster.px(lane.height() - HEAD_PX));
        int gap = Math.max(1, raster.px(1));
        int color = palette.lane(lane.id());
        long first = (long) Math.floor(origin / binPx);
        double end = Math.min((double) (origin + raster.width), scale.durationMs() / msPerPx);
        for (long bin = first; bin * binPx < end; bin++) {
            float value = Math.clamp(curve.highest(bin * hops, (bin + 1) * hops), 0, 1);
            int left = (int) (Math.round(bin * binPx) - origin);
            int right = (int) (Math.round((bin + 1) * binPx) - origin) - gap;
            int top = bottom - Math.max(gap, Math.round(value * tall));
            double opacity = strength * (0.35 + 0.65 * value);
            raster.fillPx(left, top, right, bottom, Palette.faded(color, opacity));
        }
    }
}
