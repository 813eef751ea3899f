package studio.truss.app.studio.timeline.paint;

import studio.truss.app.studio.timeline.layout.Lane;
import studio.truss.app.studio.timeline.layout.TimelineScale;
import studio.truss.app.studio.timeline.model.Waveform;

/// Paints the sound: the peaks of each stretch and, brighter, its root mean square.
final class WaveformPaint {
    private static final double COLUMN_PX = 3;

    private float[] min = {};
    private float[] max = {};
    private float[] rms = {};

    /// @return false when the waveform is not there yet
    boolean paint(
            Waveform waveform, Raster raster, TimelineScale scale, Palette palette, Lane lane) {
        int column = Math.max(2, raster.px(COLUMN_PX));
        int gap = Math.max(1, raster.px(1));
        double msPerColumn = column * scale.msPerPx() / raster.scale;
        long origin = CurvePaint.origin(raster, scale);
        long first = Math.floorDiv(origin, column);
        int columns = raster.width / column + 2;
        if (min.length < columns) {
            min = new float[columns];
            max = new float[columns];
            rms = new float[columns];
        }
        if (!waveform.read(first * msPerColumn, msPerColumn, columns, min, max, rms)) {
            return false;
        }
        double half = (lane.height() - 5) / 2 * raster.scale;
        int middle = raster.px(lane.y() + lane.height() / 2);
        for (int i = 0; i < columns; i++) {
            if ((first + i) * msPerColumn >= scale.durationMs()) {
                break;
            }
            int left = (int) ((first + i) * column - origin);
            int right = left + column - gap;
            int up = Math.max(1, (int) Math.round(Math.clamp(max[i], 0, 1) * half));
            int down = Math.max(1, (int) Math.round(Math.clamp(-min[i], 0, 1) * half));
            int inner = (int) Math.round(Math.clamp(rms[i], 0, 1) * half);
            raster.fillPx(left, middle - up, right, middle + down, palette.peaks);
            raster.fillPx(
                    left,
                    middle - Math.min(inner, up),
                    right,
                    middle + Math.min(inner, down),
                    palette.loudness);
        }
        return true;
    }
}
