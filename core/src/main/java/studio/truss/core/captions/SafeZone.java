package studio.truss.core.captions;

/// The part of a vertical frame that no platform writes over. Edges in pixels of the frame.
public record SafeZone(int left, int top, int right, int bottom) {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 1920;

    /// What TikTok, Reels and Shorts leave free together: 60 to 900 across and 250 to 1460 down of
    /// 1080x1920.
    private static final SafeZone ALL = SafeZone.margins(60, 250, 180, 460);

    /// What all platforms leave free, in a frame of a size.
    public static SafeZone of(int width, int height) {
        return ALL.in(width, height);
    }

    /// In a frame of 1080x1920, what remains of it.
    public static SafeZone margins(int left, int top, int right, int bottom) {
        return new SafeZone(left, top, WIDTH - right, HEIGHT - bottom);
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
