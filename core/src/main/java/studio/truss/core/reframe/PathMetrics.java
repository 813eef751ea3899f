package studio.truss.core.reframe;

import java.util.List;

/// How calm a camera is, measured on the x of the first region at 30 Hz, cut keys left out, divided
/// by the time of the shots and scaled to a picture 1920 wide.
///
/// @param reversalsPerS changes of direction after at least 8 px
/// @param travelPxPerS distance moved
public record PathMetrics(double reversalsPerS, double travelPxPerS) {
    private static final int RATE = 30;
    private static final double REFERENCE_WIDTH = 1920;
    private static final double REVERSAL_PX = 8;

    public static PathMetrics of(List<ShotFraming> framings, PictureShape picture) {
        double scale = REFERENCE_WIDTH / picture.width();
        double travel = 0;
        int reversals = 0;
        long timeMs = 0;
        for (ShotFraming framing : framings) {
            Walk walk = new Walk();
            Region region = framing.layout().regions().getFirst();
            long start = framing.range().startMs();
            long length = framing.range().lengthMs();
            long previousMs = start - 1;
            for (long i = 0; i * 1000 < length * RATE; i++) {
                long ms = start + i * 1000 / RATE;
                walk.to(region.at(ms).x() * scale, cutBetween(region, previousMs, ms));
                previousMs = ms;
            }
            travel += walk.travel;
            reversals += walk.reversals;
            timeMs += length;
        }
        double seconds = timeMs / 1000.0;
        return seconds == 0
                ? new PathMetrics(0, 0)
                : new PathMetrics(reversals / seconds, travel / seconds);
    }

    private static boolean cutBetween(Region region, long afterMs, long toMs) {
        for (CropKey key : region.keys()) {
            if (key.cut() && key.ms() > afterMs && key.ms() <= toMs) {
                return true;
            }
        }
        return false;
    }

    /// A camera on its way: the distance, and how often it turned.
    private static final class Walk {
        double travel;
        int reversals;
        private double last = Double.NaN;
        private double extreme;
        private int direction;

        void to(double x, boolean cut) {
            if (Double.isNaN(last) || cut) {
                last = x;
                extreme = x;
                direction = 0;
                return;
            }
            travel += Math.abs(x - last);
            last = x;
            double moved = x - extreme;
            if (direction == 0) {
                if (Math.abs(moved) >= REVERSAL_PX) {
                    direction = moved > 0 ? 1 : -1;
                    extreme = x;
                }
            } else if (moved * direction >= 0) {
                extreme = x;
            } else if (Math.abs(moved) >= REVERSAL_PX) {
                reversals++;
                direction = -direction;
                extreme = x;
            }
        }
    }
}
