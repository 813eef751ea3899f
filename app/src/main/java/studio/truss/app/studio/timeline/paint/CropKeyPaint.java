package studio.truss.app.studio.timeline.paint;

import studio.truss.app.studio.timeline.layout.CropKeyRow;
import studio.truss.app.studio.timeline.model.CropMark;
import studio.truss.core.media.TimeRange;

/// Paints the keys of the selected moment's crop: a line along its score's foot, a diamond for each
/// key, a square where the crop jumps.
final class CropKeyPaint {
    private static final double STRIP_PX = 16;

    private final PaintState state;
    private final Palette palette;
    private final CropKeyRow row;

    CropKeyPaint(PaintState state, Palette palette) {
        this.state = state;
        this.palette = palette;
        this.row = CropKeyRow.of(state.keys(), state.scale(), state.layout());
    }

    /// @param range of the moment
    void paint(Raster raster, TimeRange range) {
        if (row.marks().isEmpty()) {
            return;
        }
        double left = state.scale().xOf((double) range.startMs()) + 2;
        double width = state.scale().xOf((double) range.endMs()) - 2 - left;
        if (width < STRIP_PX) {
            return;
        }
        raster.fill(
                left, row.y() - STRIP_PX / 2, width, STRIP_PX, Palette.faded(palette.base, 0.72));
        raster.fill(left, row.y() - 0.5, width, 1, palette.dim);
        boolean open = row.open();
        for (CropMark mark : row.marks()) {
            double x = row.x(mark);
            if (x < -STRIP_PX || x > state.scale().widthPx() + STRIP_PX) {
                continue;
            }
            if (!open) {
                raster.fill(x, row.y() - 3, 1, 7, palette.key);
            } else if (mark.cut()) {
                raster.fill(x - 4, row.y() - 4, 8, 8, palette.key);
            } else {
                diamond(raster, x);
            }
        }
    }

    private void diamond(Raster raster, double x) {
        int radius = raster.px(CropKeyRow.RADIUS_PX);
        int middle = raster.px(x);
        int y = raster.px(row.y());
        for (int dy = -radius; dy <= radius; dy++) {
            int half = radius - Math.abs(dy);
            raster.fillPx(middle - half, y + dy, middle + half + 1, y + dy + 1, palette.key);
        }
    }
}
