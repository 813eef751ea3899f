package studio.truss.core.render.ffmpeg.sound;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.LoudnessMeter;
import studio.truss.core.render.LoudnessResult;
import studio.truss.core.render.LoudnessResult.Bound;
import studio.truss.core.render.RenderPlan;

/// The sound of one clip: read, brought to the target loudness, encoded, listened to, and corrected
/// where the encoder moved it.
///
/// @param aac to be closed by the owner
/// @param warning in words, where the source's sound could not be read
public record ClipSound(AacTrack aac, LoudnessResult loudness, @Nullable String warning) {

    /// Highest true peak of the finished sound.
    private static final double PEAK_CEILING_DB = -1;

    /// What the encoder adds to a peak, in most clips: with less room they would be encoded twice.
    private static final double ENCODER_ADDS_DB = 0.3;

    private static final double NEAR_ENOUGH_LU = 0.3;
    private static final int PASSES = 3;

    /// @param anchorPts of the picture's first frame, in its stream's time base
    /// @param frames of the clip
    /// @param alive called often; may throw to stop
    public static ClipSound make(RenderPlan plan, long anchorPts, long frames, Runnable alive) {
        try (SourceSound sound = SourceSound.open(plan, anchorPts, frames, alive)) {
            return level(sound, plan.targetLufs(), plan.soundBits(), alive);
        }
    }

    private static ClipSound level(SourceSound sound, double target, long bits, Runnable alive) {
        Mastering.Level is = Mastering.Level.of(sound.begin());
        if (is.silent()) {
            AacTrack aac = AacTrack.encode(sound.begin(), bits, alive);
            return new ClipSound(
                    aac, result(target, aac.measure(), 0, 0, Bound.SILENT), sound.warning());
        }
        double aim = target;
        double ceiling = PEAK_CEILING_DB - ENCODER_ADDS_DB;
        for (int pass = 1; ; pass++) {
            Mastering mastering = Mastering.of(sound::begin, is, aim, ceiling);
            Bound bound = mastering.bound();
            AacTrack aac = AacTrack.encode(mastering.over(sound.begin()), bits, alive);
            LoudnessMeter heard = aac.measure();
            double over = heard.truePeakDbtp() - PEAK_CEILING_DB;
            double off = heard.integratedLufs() - target;
            boolean right =
                    over <= 0
                            && (Math.abs(off) <= NEAR_ENOUGH_LU
                                    || (off < 0 && bound != Bound.NONE));
            if (right || pass == PASSES) {
                Bound said = Math.abs(off) <= NEAR_ENOUGH_LU ? Bound.NONE : bound;
                return new ClipSound(
                        aac,
                        result(target, heard, mastering.gainDb(), mastering.limitedDb(), said),
                        sound.warning());
            }
            aac.close();
            if (over > 0) {
                ceiling -= over + 0.1;
            }
            if (Math.abs(off) > NEAR_ENOUGH_LU / 2 && !Double.isInfinite(off)) {
                aim -= off;
            }
        }
    }

    private static LoudnessResult result(
            double target, LoudnessMeter heard, double gain, double limited, Bound bound) {
        return new LoudnessResult(
                target,
                finite(heard.integratedLufs()),
                finite(heard.truePeakDbtp()),
                rounded(gain),
                rounded(limited),
                bound);
    }

    private static @Nullable Double finite(double value) {
        return Double.isInfinite(value) ? null : rounded(value);
    }

    /// To a hundredth of a dB, far below what can be heard.
    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
