package studio.truss.core.engine.ffmpeg;

/// Due at the first frame of each n-th part of a second, whatever the frame rate.
final class Cadence {
    private final double perSecond;
    private long parts;

    Cadence(double perSecond) {
        this.perSecond = perSecond;
    }

    boolean at(long ms) {
        long part = (long) (ms * perSecond / 1000) + 1;
        boolean due = part > parts;
        parts = Math.max(part, parts);
        return due;
    }
}
