package studio.truss.core.reframe;

import java.util.Locale;

/// How much a camera may move.
public enum CameraMotion {
    /// One place for a shot; a cut where the subject leaves it for good.
    STILL(2.2, 1),
    /// Moves when it must, slowly.
    CALM(1, 1),
    /// Stays closer to the subject and gets there sooner.
    LIVELY(0.45, 0.6);

    private final double slack;
    private final double ease;

    CameraMotion(double slack, double ease) {
        this.slack = slack;
        this.ease = ease;
    }

    /// The dead zone against that of [#CALM].
    public double slack() {
        return slack;
    }

    /// The time to start and stop in against that of [#CALM].
    public double ease() {
        return ease;
    }

    /// The word in JSON and on the command line.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
