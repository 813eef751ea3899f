package studio.truss.app.studio.timeline.layout;

/// Which part of the source is in view, and from time to pixels and back. Between the whole source
/// and one frame as wide as [#FRAME_PX]; never past the source's ends.
///
/// @param widthPx of the view
/// @param startMs at its left edge
public record TimelineScale(
        long durationMs, double fps, double widthPx, double startMs, double msPerPx) {
    /// How wide a frame is at the closest zoom.
    public static final double FRAME_PX = 48;

    public TimelineScale {
        widthPx = Math.max(1, widthPx);
        double widest = durationMs / widthPx;
        double closest = Math.min(widest, 1000 / fps / FRAME_PX);
        msPerPx = Math.clamp(msPerPx, closest, widest);
        startMs = Math.clamp(startMs, 0, Math.max(0, durationMs - msPerPx * widthPx));
    }

    /// The whole source in view.
    public static TimelineScale whole(long durationMs, double fps, double widthPx) {
        return new TimelineScale(durationMs, fps, widthPx, 0, Double.MAX_VALUE);
    }

    public double xOf(double ms) {
        return (ms - startMs) / msPerPx;
    }

    /// The time at a pixel, within the source.
    public double msAt(double x) {
        return Math.clamp(startMs + x * msPerPx, 0, (double) durationMs);
    }

    public double spanMs() {
        return msPerPx * widthPx;
    }

    public double endMs() {
        return startMs + spanMs();
    }

    public boolean shows(double ms) {
        return ms >= startMs && ms <= endMs();
    }

    public boolean isWhole() {
        return spanMs() >= durationMs - 1e-6;
    }

    /// Closer by a factor above 1, wider by one below; the time at `x` stays there.
    public TimelineScale zoomedAbout(double x, double factor) {
        TimelineScale closer = with(startMs, msPerPx / factor);
        return with(startMs + x * (msPerPx - closer.msPerPx), closer.msPerPx);
    }

    public TimelineScale panned(double px) {
        return with(startMs + px * msPerPx, msPerPx);
    }

    public TimelineScale startingAt(double ms) {
        return with(ms, msPerPx);
    }

    public TimelineScale showing(double fromMs, double toMs) {
        return with(fromMs, (toMs - fromMs) / widthPx);
    }

    /// The same place at the same zoom in a view of another width; the whole source stays whole.
    public TimelineScale resized(double width) {
        return isWhole()
                ? whole(durationMs, fps, width)
                : new TimelineScale(durationMs, fps, width, startMs, msPerPx);
    }

    private TimelineScale with(double start, double perPx) {
        return new TimelineScale(durationMs, fps, widthPx, start, perPx);
    }
}
