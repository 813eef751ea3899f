package studio.truss.core.reframe.camera;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Sighting;

import java.util.List;

/// A camera that never moves: one place for as long as it shows the subject, then a cut to the
/// next.
final class Tripod {
    /// How much of the face may be lost before a cut is worth it, as a share of its width.
    private static final double LOST = 0.15;

    /// Places held shorter than this are no better than the one before.
    private static final long HELD_MIN_MS = 1_500;

    private final Camera camera;
    private final Box crop;

    Tripod(Camera camera, Box crop) {
        this.camera = camera;
        this.crop = crop;
    }

    void addKeys(List<Sighting> stretch, long from, boolean cut, List<CropKey> keys) {
        int start = 0;
        long begin = from;
        long lastMs = stretch.getLast().ms();
        while (start < stretch.size()) {
            int end = start + 1;
            double low = Double.NEGATIVE_INFINITY;
            double high = Double.POSITIVE_INFINITY;
            for (int i = start; i < stretch.size(); i++) {
                Box face = stretch.get(i).box();
                double right = face.right() - LOST * face.w() - crop.w();
                double left = face.x() + LOST * face.w();
                long ms = stretch.get(i).ms();
                boolean held =
                        ms - stretch.get(start).ms() < HELD_MIN_MS || lastMs - ms < HELD_MIN_MS;
                boolean fits = Math.max(low, right) <= Math.min(high, left);
                if (!fits && !held) {
                    break;
                }
                if (fits) {
                    low = Math.max(low, right);
                    high = Math.min(high, left);
                }
                end = i + 1;
            }
            place(stretch.subList(start, end), begin, low, high, cut || start > 0, keys);
            begin = end < stretch.size() ? stretch.get(end).fromMs() : begin;
            start = end;
        }
    }

    private void place(
            List<Sighting> held,
            long from,
            double low,
            double high,
            boolean cut,
            List<CropKey> keys) {
        double x = Camera.median(held.stream().mapToDouble(s -> s.box().centerX()).toArray());
        double y = Camera.median(held.stream().mapToDouble(s -> s.box().centerY()).toArray());
        Box usual = held.getFirst().box();
        Box wanted =
                camera.facing(new Box(x - usual.w() / 2, y - usual.h() / 2, usual.w(), usual.h()));
        double left = low <= high ? Math.clamp(wanted.x(), low, high) : wanted.x();
        Box box = camera.around(left + crop.w() / 2, wanted.y());
        keys.add(new CropKey(from, box, cut));
    }
}
