package studio.truss.core.media.ffmpeg;

import org.jspecify.annotations.Nullable;

/// Brings 8-bit PQ and HLG values to about the brightness of an SDR picture. Channel by channel and
/// without gamut mapping: for detectors and thumbnails, not for a render.
final class ToneCurve {
    /// Diffuse white of HDR pictures (ITU-R BT.2408).
    private static final double WHITE_NITS = 203;

    private static final double SDR_GAMMA = 1 / 2.2;
    private static final double HLG_PEAK_NITS = 1000;
    private static final double HLG_SYSTEM_GAMMA = 1.2;

    private ToneCurve() {}

    /// A table of 256 values; null where the picture is SDR already.
    static byte @Nullable [] of(String transfer) {
        boolean pq = transfer.equals("smpte2084");
        if (!pq && !transfer.equals("arib-std-b67")) {
            return null;
        }
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            double nits = pq ? pqNits(i / 255.0) : hlgNits(i / 255.0);
            double light = nits / WHITE_NITS;
            // Reinhard's curve with a white point of 5: linear in the shade, bent in the light.
            double bent = light * (1 + light / 25) / (1 + light);
            double exposed = Math.min(1, bent * 1.6);
            table[i] = (byte) Math.round(255 * Math.pow(exposed, SDR_GAMMA));
        }
        return table;
    }

    /// SMPTE ST 2084.
    private static double pqNits(double value) {
        double power = Math.pow(value, 1 / 78.84375);
        double ratio = Math.max(0, power - 0.8359375) / (18.8515625 - 18.6875 * power);
        return 10000 * Math.pow(ratio, 1 / 0.1593017578125);
    }

    /// ITU-R BT.2100, the grey axis of the system transfer function.
    private static double hlgNits(double value) {
        double a = 0.17883277;
        double scene =
                value <= 0.5
                        ? value * value / 3
                        : (Math.exp((value - 0.55991073) / a) + 0.28466892) / 12;
        return HLG_PEAK_NITS * Math.pow(scene, HLG_SYSTEM_GAMMA);
    }
}
