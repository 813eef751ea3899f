package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;

/// Height of the largest face over the picture's, over four seconds, 0..1.
final class FaceSignal implements Signal {

    @Override
    public String name() {
        return "faces";
    }

    @Override
    public float @Nullable [] curve(Observations seen, int hops) {
        FaceTrack faces = seen.faces();
        return faces == null ? null : Grid.mean(faces.height(), faces.hopMs(), hops, 4_000);
    }

    @Override
    public double faint() {
        return 0.03;
    }

    @Override
    public double full() {
        return 0.25;
    }

    @Override
    public String words(Observations seen, TimeRange range, double raw) {
        return raw < 0.02
                ? "no face"
                : "a face as high as " + Math.round(raw * 100) + " % of the picture";
    }

    @Override
    public String headline() {
        return "On camera";
    }
}
