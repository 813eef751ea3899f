package studio.truss.core.render.ffmpeg.sound;

import studio.truss.core.media.LoudnessMeter;
import studio.truss.core.media.PeakLimiter;
import studio.truss.core.render.LoudnessResult.Bound;

import java.util.Arrays;

/// Sound held in memory, brought to a loudness by one gain and a limiter. Trying a gain costs a
/// twentieth of encoding the sound, so it is tried until it fits before anything is encoded.
///
/// @param limitedDb the most that the limiter took away
/// @param bound what kept the sound from the loudness
record Mastering(float[] sound, double gainDb, double limitedDb, Bound bound) {

    /// Highest gain: beyond it noise is what gets louder.
    private static final double GAIN_CAP_DB = 20;

    /// Most that the limiter may take from a peak before the gain is lowered instead.
    private static final double LIMIT_MOST_DB = 6;

    private static final double NEAR_ENOUGH_LU = 0.1;
    private static final int TRIES = 4;

    /// How loud a sound is and how high it reaches.
    record Level(double lufs, double peakDb) {
        static Level of(float[] sound) {
            LoudnessMeter meter =
                    new LoudnessMeter(AacTrack.SAMPLE_RATE, AacTrack.CHANNELS, "stereo");
            meter.add(sound, sound.length / AacTrack.CHANNELS);
            return new Level(meter.integratedLufs(), meter.truePeakDbtp());
        }

        boolean silent() {
            return Double.isInfinite(lufs);
        }
    }

    /// @param sound interleaved, not changed
    /// @param is of that sound, not silent
    /// @param aim integrated loudness, LUFS
    /// @param ceiling highest true peak, dB
    static Mastering of(float[] sound, Level is, double aim, double ceiling) {
        double most = Math.min(GAIN_CAP_DB, ceiling + LIMIT_MOST_DB - is.peakDb);
        double wanted = aim - is.lufs;
        for (int attempt = 1; ; attempt++) {
            double gain = Math.min(wanted, most);
            float[] louder = amplified(sound, gain);
            double limited =
                    PeakLimiter.limit(louder, AacTrack.CHANNELS, AacTrack.SAMPLE_RATE, ceiling);
            double off = limited == 0 ? 0 : Level.of(louder).lufs - aim;
            if (gain < wanted || Math.abs(off) <= NEAR_ENOUGH_LU || attempt == TRIES) {
                return new Mastering(louder, gain, limited, bound(gain, wanted));
            }
            wanted -= off;
        }
    }

    private static Bound bound(double gain, double wanted) {
        return gain >= wanted ? Bound.NONE : gain >= GAIN_CAP_DB ? Bound.GAIN_CAP : Bound.TRUE_PEAK;
    }

    private static float[] amplified(float[] sound, double gainDb) {
        float[] louder = Arrays.copyOf(sound, sound.length);
        float factor = (float) Math.pow(10, gainDb / 20);
        for (int i = 0; i < louder.length; i++) {
            louder[i] *= factor;
        }
        return louder;
    }
}
