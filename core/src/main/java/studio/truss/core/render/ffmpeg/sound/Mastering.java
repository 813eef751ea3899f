package studio.truss.core.render.ffmpeg.sound;

import studio.truss.core.media.LoudnessMeter;
import studio.truss.core.media.PeakLimiter;
import studio.truss.core.media.SoundReader;
import studio.truss.core.render.LoudnessResult.Bound;

import java.util.function.Supplier;

/// One gain and a limiter that bring a sound to a loudness. Trying a gain costs a twentieth of
/// encoding the sound, so it is tried until it fits before anything is encoded.
///
/// @param ceilingDb highest true peak
/// @param limitedDb the most that the limiter takes away
/// @param bound what keeps the sound from the loudness
record Mastering(double gainDb, double ceilingDb, double limitedDb, Bound bound) {

    /// Highest gain: beyond it noise is what gets louder.
    private static final double GAIN_CAP_DB = 20;

    /// Most that the limiter may take from a peak before the gain is lowered instead.
    private static final double LIMIT_MOST_DB = 6;

    private static final double NEAR_ENOUGH_LU = 0.1;
    private static final int TRIES = 4;
    private static final int BLOCK = 4800;

    /// How loud a sound is and how high it reaches.
    record Level(double lufs, double peakDb) {
        static Level of(SoundReader sound) {
            LoudnessMeter meter =
                    new LoudnessMeter(AacTrack.SAMPLE_RATE, AacTrack.CHANNELS, "stereo");
            float[] block = new float[BLOCK * AacTrack.CHANNELS];
            for (int got = sound.read(block); got > 0; got = sound.read(block)) {
                meter.add(block, got);
            }
            return new Level(meter.integratedLufs(), meter.truePeakDbtp());
        }

        boolean silent() {
            return Double.isInfinite(lufs);
        }
    }

    /// @param sound from its beginning, each time it is asked
    /// @param is of that sound, not silent
    /// @param aim integrated loudness, LUFS
    /// @param ceiling highest true peak, dB
    static Mastering of(Supplier<SoundReader> sound, Level is, double aim, double ceiling) {
        double most = Math.min(GAIN_CAP_DB, ceiling + LIMIT_MOST_DB - is.peakDb);
        double wanted = aim - is.lufs;
        for (int attempt = 1; ; attempt++) {
            double gain = Math.min(wanted, most);
            Bound bound = bound(gain, wanted);
            if (is.peakDb + gain < ceiling) {
                return new Mastering(gain, ceiling, 0, bound);
            }
            PeakLimiter limiter = chain(sound.get(), gain, ceiling);
            double off = Level.of(limiter).lufs - aim;
            if (gain < wanted || Math.abs(off) <= NEAR_ENOUGH_LU || attempt == TRIES) {
                return new Mastering(gain, ceiling, limiter.limitedDb(), bound);
            }
            wanted -= off;
        }
    }

    /// @param sound from its beginning
    SoundReader over(SoundReader sound) {
        return chain(sound, gainDb, ceilingDb);
    }

    private static PeakLimiter chain(SoundReader sound, double gainDb, double ceilingDb) {
        return new PeakLimiter(
                amplified(sound, gainDb), AacTrack.CHANNELS, AacTrack.SAMPLE_RATE, ceilingDb);
    }

    private static Bound bound(double gain, double wanted) {
        return gain >= wanted ? Bound.NONE : gain >= GAIN_CAP_DB ? Bound.GAIN_CAP : Bound.TRUE_PEAK;
    }

    private static SoundReader amplified(SoundReader sound, double gainDb) {
        float factor = (float) Math.pow(10, gainDb / 20);
        return into -> {
            int got = sound.read(into);
            for (int i = 0; i < got * AacTrack.CHANNELS; i++) {
                into[i] *= factor;
            }
            return got;
        };
    }
}
