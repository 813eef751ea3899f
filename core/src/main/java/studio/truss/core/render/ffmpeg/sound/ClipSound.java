package studio.truss.core.render.ffmpeg.sound;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.AudioStream;
import studio.truss.core.media.LoudnessMeter;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.Rational;
import studio.truss.core.media.ffmpeg.AudioReader;
import studio.truss.core.media.ffmpeg.ChannelMode;
import studio.truss.core.render.LoudnessResult;
import studio.truss.core.render.LoudnessResult.Bound;
import studio.truss.core.render.RenderPlan;

import java.util.List;

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
    private static final int FADE_SAMPLES = AacTrack.SAMPLE_RATE * 8 / 1000;
    private static final int READ_BLOCK = 4800;

    /// @param anchorPts of the picture's first frame, in its stream's time base
    /// @param frames of the clip
    /// @param alive called often; may throw to stop
    public static ClipSound make(RenderPlan plan, long anchorPts, long frames, Runnable alive) {
        Rational sampleTime = Rational.of(1, AacTrack.SAMPLE_RATE);
        long count = plan.frameRate().inverse().rescale(frames, sampleTime);
        float[] sound = new float[Math.toIntExact(count * AacTrack.CHANNELS)];
        String warning = null;
        AudioStream audio = plan.audio();
        if (audio != null) {
            long first =
                    plan.video()
                            .timeBase()
                            .rescale(anchorPts - plan.video().startPts(), sampleTime);
            warning = read(plan, audio, first, sound, alive);
        }
        fade(sound);
        return level(sound, plan.targetLufs(), warning, alive);
    }

    private static @Nullable String read(
            RenderPlan plan, AudioStream audio, long first, float[] sound, Runnable alive) {
        MediaInfo clock =
                new MediaInfo("", 0, 0, List.of(plan.video(), audio), plan.video(), audio);
        try (AudioReader reader =
                AudioReader.open(
                        plan.source(), audio, clock, AacTrack.SAMPLE_RATE, ChannelMode.STEREO)) {
            long ms = first / 48;
            reader.seek(ms);
            reader.read(new float[Math.toIntExact((first - ms * 48) * AacTrack.CHANNELS)]);
            float[] block = new float[READ_BLOCK * AacTrack.CHANNELS];
            int at = 0;
            while (at < sound.length) {
                alive.run();
                int got = reader.read(block) * AacTrack.CHANNELS;
                if (got == 0) {
                    break;
                }
                int taken = Math.min(got, sound.length - at);
                System.arraycopy(block, 0, sound, at, taken);
                at += taken;
            }
            return reader.damaged() == 0
                    ? null
                    : "Parts of the sound are damaged in the source and were left out.";
        } catch (MediaException e) {
            return "The source's sound cannot be read; the clip is silent.";
        }
    }

    /// Takes the click off the edges.
    private static void fade(float[] sound) {
        int frames = sound.length / AacTrack.CHANNELS;
        int length = Math.min(FADE_SAMPLES, frames / 2);
        for (int i = 0; i < length; i++) {
            float gain = (float) (0.5 - 0.5 * Math.cos(Math.PI * i / length));
            for (int c = 0; c < AacTrack.CHANNELS; c++) {
                sound[i * AacTrack.CHANNELS + c] *= gain;
                sound[(frames - 1 - i) * AacTrack.CHANNELS + c] *= gain;
            }
        }
    }

    private static ClipSound level(
            float[] sound, double target, @Nullable String warning, Runnable alive) {
        Mastering.Level is = Mastering.Level.of(sound);
        if (is.silent()) {
            AacTrack aac = AacTrack.encode(sound, alive);
            return new ClipSound(aac, result(target, aac.measure(), 0, 0, Bound.SILENT), warning);
        }
        double aim = target;
        double ceiling = PEAK_CEILING_DB - ENCODER_ADDS_DB;
        for (int pass = 1; ; pass++) {
            Mastering mastering = Mastering.of(sound, is, aim, ceiling);
            Bound bound = mastering.bound();
            AacTrack aac = AacTrack.encode(mastering.sound(), alive);
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
                        warning);
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
