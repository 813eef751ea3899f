package studio.truss.core.engine;

import studio.truss.core.media.MediaInfo;

/// About how many bytes derived files take, so that room is made before.
final class DerivedSizes {
    static final long FILMSTRIP = 48L << 20;
    static final long POSTER = 1L << 20;

    /// Measured on camera footage at 540p: 2.2 Mbit/s.
    private static final long PROXY_BYTES_PER_S = 280_000;

    private static final long SOUND_BYTES_PER_S = 2 * 44_100;

    /// 6 bytes for 5 ms, a third more for the levels above.
    private static final long WAVEFORM_BYTES_PER_S = 1_600;

    /// Rather too much: a game that turns all the while took 24 KB a second, another 13, a talk 10,
    /// a screen that hardly changes 3.
    private static final long ANALYSIS_BYTES_PER_S = 25_000;

    private DerivedSizes() {}

    static long pictureProxy(MediaInfo info) {
        return bytes(info, PROXY_BYTES_PER_S);
    }

    static long soundProxy(MediaInfo info) {
        return bytes(info, SOUND_BYTES_PER_S);
    }

    static long waveform(MediaInfo info) {
        return bytes(info, WAVEFORM_BYTES_PER_S);
    }

    static long analysisFilm(MediaInfo info) {
        return bytes(info, ANALYSIS_BYTES_PER_S);
    }

    private static long bytes(MediaInfo info, long perSecond) {
        return info.durationMs() * perSecond / 1000;
    }
}
