package studio.truss.core.reframe.subject;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.FaceFrame.Stir;
import studio.truss.core.reframe.Sighting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Somebody in a shot, over the time in which they were seen.
///
/// @param prominence larger, more central, longer seen is more
/// @param samples at least one, in order of time
/// @param stirs what moved in the face after each sample
public record Person(int track, double prominence, List<Sighting> samples, List<Stir> stirs) {
    private static final int LOOKS_MIN = 4;

    /// Levels: a photograph shows .01, real cameras 3 and more.
    private static final double STILL_MOST = 0.2;

    public Person {
        samples = List.copyOf(samples);
        stirs = List.copyOf(stirs);
        if (samples.isEmpty() || samples.size() != stirs.size()) {
            throw new IllegalArgumentException(samples.size() + " samples, " + stirs.size());
        }
    }

    long firstMs() {
        return samples.getFirst().ms();
    }

    long lastMs() {
        return samples.getLast().ms();
    }

    /// The box of medians: where this face usually is.
    public Box usual() {
        double x = quantile(s -> s.box().centerX(), 0.5);
        double y = quantile(s -> s.box().centerY(), 0.5);
        double w = quantile(s -> s.box().w(), 0.5);
        double h = quantile(s -> s.box().h(), 0.5);
        return new Box(x - w / 2, y - h / 2, w, h);
    }

    /// How far the middle of the face goes, outliers left out, in widths of the face.
    public double spread() {
        double x = quantile(s -> s.box().centerX(), 0.9) - quantile(s -> s.box().centerX(), 0.1);
        double y = quantile(s -> s.box().centerY(), 0.9) - quantile(s -> s.box().centerY(), 0.1);
        return Math.hypot(x, y) / Math.max(1, usual().w());
    }

    /// How far the middle of the face usually is from its usual place, in widths of the face.
    double sway() {
        double x = quantile(s -> s.box().centerX(), 0.75) - quantile(s -> s.box().centerX(), 0.25);
        double y = quantile(s -> s.box().centerY(), 0.75) - quantile(s -> s.box().centerY(), 0.25);
        return Math.hypot(x, y) / Math.max(1, usual().w());
    }

    /// Whether this is a still picture of somebody: between no two frames did anything in the face
    /// change. A camera's noise alone is more.
    public boolean isPicture() {
        List<Stir> known = stirs.stream().filter(Stir::known).toList();
        return known.size() >= LOOKS_MIN
                && known.stream().allMatch(stir -> stir.whole() < STILL_MOST);
    }

    List<Sighting> inside(TimeRange range) {
        List<Sighting> inside = new ArrayList<>();
        for (Sighting sample : samples) {
            if (range.contains(sample.ms())) {
                inside.add(sample);
            }
        }
        return inside;
    }

    private double quantile(ToDoubleFunction<Sighting> of, double q) {
        double[] values = samples.stream().mapToDouble(of).sorted().toArray();
        return values[(int) Math.round(q * (values.length - 1))];
    }
}
