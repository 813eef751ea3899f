package studio.truss.core.clips;

import studio.truss.core.media.TimeRange;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The name of a moment: the same source bytes and range always give the same one. It is no cloud
/// key.
public final class MomentId {
    private static final int BYTES = 8;

    private MomentId() {}

    /// @param sourceSha256 64 hex digits
    public static String of(String sourceSha256, TimeRange range) {
        String text = sourceSha256 + ":" + range.startMs() + "-" + range.endMs();
        byte[] hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
        return "m" + HexFormat.of().formatHex(hash, 0, BYTES);
    }
}
