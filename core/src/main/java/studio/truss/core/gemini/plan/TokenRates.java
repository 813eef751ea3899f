package studio.truss.core.gemini.plan;

import java.nio.charset.StandardCharsets;

/// How many tokens the service makes of what it is sent. The documents give the figures for
/// pictures (70 each at low resolution) and sound (32 a second).
///
/// @param framesPerSecond how many pictures of a second the model looks at
public record TokenRates(int perFrame, double framesPerSecond, int perSoundSecond) {
    /// English text has about four bytes to a token; three never makes it too few by much.
    private static final int BYTES_PER_TOKEN = 3;

    /// As videos are sent: low resolution, a frame a second.
    public static TokenRates usual() {
        return new TokenRates(70, 1, 32);
    }

    public long video(long ms) {
        double seconds = Math.ceilDiv(ms, 1000L);
        return (long) Math.ceil(seconds * (perFrame * framesPerSecond + perSoundSecond));
    }

    /// About how many tokens a text has, rather too many.
    public static long text(String text) {
        return Math.ceilDiv(text.getBytes(StandardCharsets.UTF_8).length, BYTES_PER_TOKEN);
    }
}
