package studio.truss.core.render;

import java.util.Map;

/// What creators call the encoders that FFmpeg has names of its own for.
public final class EncoderNames {
    private static final Map<String, String> NAMES =
            Map.of(
                    "h264_nvenc", "NVENC (GPU)",
                    "h264_qsv", "Quick Sync (GPU)",
                    "h264_videotoolbox", "VideoToolbox (GPU)",
                    "h264_vaapi", "VA-API (GPU)",
                    "h264_mf", "Media Foundation (GPU)",
                    "libx264", "x264 (CPU)",
                    "libopenh264", "OpenH264 (CPU)");

    private EncoderNames() {}

    /// FFmpeg's own name where there is no other.
    public static String of(String encoder) {
        return NAMES.getOrDefault(encoder, encoder);
    }
}
