package studio.truss.core.captions;

/// The part of a vertical frame that no platform writes over. Edges in pixels of the frame.
public record SafeZone(int left, int top, int right, int bottom) {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 1920;

    /// What YouTube Shorts leaves free, of 1080x1920.
    public static final SafeZone SHORTS = SafeZone.margins(60, 120, 190, 400);

    public static final SafeZone TIKTOK = SafeZone.margins(60, 130, 180, 350);
    public static final SafeZone REELS = SafeZone.margins(60, 220, 120, 450);

    /// What all of them leave free together, and a long title or description over them.
    private static final SafeZone ALL =
            SafeZone.margins(60, 250, 180, 460).and(SHORTS).and(TIKTOK).and(REELS);

    /// What all platforms leave free, in a frame of a size.
    public static SafeZone of(int width, int height) {
        return ALL.in(width, height);
    }

    /// In a frame of 1080x1920, what remains of it.
    public static SafeZone margins(int left, int top, int right, int bottom) {
        return new SafeZone(left, top, WIDTH - right, HEIGHT - bottom);
    }

    private SafeZone and(SafeZone other) {
        return new SafeZone(
                Math.max(left, other.left),
                Math.max(top, other.top),
                Math.min(right, other.right),
                Math.min(bottom, other.bottom));
    }

    /// This zone of 1080x1920 in a frame of another size.
    public SafeZone in(int width, int height) {
        return new SafeZone(
                Math.ceilDiv(left * width, WIDTH),
                Math.ceilDiv(top * height, HEIGHT),
                right * width / WIDTH,
                bottom * height / HEIGHT);
    }
}
