package studio.truss.core.captions;

/// The part of a vertical frame that no platform writes over: what TikTok, Reels and Shorts leave
/// free together, 60 to 900 across and 250 to 1460 down of 1080x1920. Edges in pixels of the frame.
public record SafeZone(int left, int top, int right, int bottom) {
    public static SafeZone of(int width, int height) {
        return new SafeZone(
                Math.ceilDiv(60 * width, 1080),
                Math.ceilDiv(250 * height, 1920),
                (1080 - 180) * width / 1080,
                (1920 - 460) * height / 1920);
    }
}
