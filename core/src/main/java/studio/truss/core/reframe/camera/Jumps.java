package studio.truss.core.reframe.camera;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.Sighting;

import java.util.ArrayList;
import java.util.List;

/// Where a subject leaves its place at once and stays at the new one: there the camera cuts.
final class Jumps {
    /// A step as long as this share of the crop between two sightings is a jump.
    private static final double JUMP = 0.42;

    /// A jump is believed when the subject stays at the new place for so many sightings.
    private static final int CONFIRMED = 3;

    private final Camera camera;
    private final Box crop;

    Jumps(Camera camera, Box crop) {
        this.camera = camera;
        this.crop = crop;
    }

    /// Numbers of the samples that begin a stretch without a jump.
    List<Integer> starts(List<Sighting> samples) {
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        for (int i = 1; i < samples.size(); i++) {
            int begin = starts.getLast();
            if (jumped(samples.get(i - 1).box(), samples.get(i).box())
                    && i - begin >= needed(samples)
                    && stays(samples, i)) {
                starts.add(i);
            }
        }
        return starts;
    }

    private static int needed(List<Sighting> samples) {
        return Math.max(1, Math.min(CONFIRMED, samples.size() / 2));
    }

    private boolean stays(List<Sighting> samples, int i) {
        int to = Math.min(samples.size(), i + CONFIRMED);
        for (int k = i; k < to; k++) {
            if (!jumped(samples.get(i - 1).box(), samples.get(k).box())) {
                return false;
            }
        }
        return to - i >= needed(samples);
    }

    private boolean jumped(Box a, Box b) {
        Box from = camera.facing(a);
        Box to = camera.facing(b);
        return Math.abs(from.x() - to.x()) > JUMP * crop.w()
                || Math.abs(from.y() - to.y()) > JUMP * crop.h();
    }
}
