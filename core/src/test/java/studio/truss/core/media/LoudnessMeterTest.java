package studio.truss.core.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signals and expected readings after EBU Tech 3341.
class LoudnessMeterTest {

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000, 22050, 44100, 48000, 96000})
    void aStereoSineAtMinus23ReadsMinus23AtAnyRate(int rate) {
        LoudnessMeter meter = new LoudnessMeter(rate, 2, "stereo");
        play(meter, rate, 2, -23, 20);

        assertEquals(-23, meter.integratedLufs(), 0.1);
        assertEquals(-23, meter.truePeakDbtp(), 0.1);
    }

    @Test
    void quietPartsBelowTheRelativeGateDoNotCount() {
        LoudnessMeter meter = new LoudnessMeter(48000, 2, "stereo");
        play(meter, 48000, 2, -36, 10);
        play(meter, 48000, 2, -23, 60);
        play(meter, 48000, 2, -36, 10);

        assertEquals(-23, meter.integratedLufs(), 0.1);
    }

    @Test
    void partsBelowTheAbsoluteGateDoNotMoveTheRelativeGate() {
        LoudnessMeter meter = new LoudnessMeter(48000, 2, "stereo");
        play(meter, 48000, 2, -72, 10);
        play(meter, 48000, 2, -36, 10);
        play(meter, 48000, 2, -23, 60);
        play(meter, 48000, 2, -36, 10);
        play(meter, 48000, 2, -72, 10);

        assertEquals(-23, meter.integratedLufs(), 0.1);
    }

    @Test
    void partsWithinTheGateAreAveragedByEnergy() {
        LoudnessMeter meter = new LoudnessMeter(48000, 2, "stereo");
        play(meter, 48000, 2, -26, 20);
        play(meter, 48000, 2, -20, 20.1);
        play(meter, 48000, 2, -26, 20);

        assertEquals(-23, meter.integratedLufs(), 0.1);
    }

    @Test
    void surroundChannelsWeighMoreAndTheBassChannelNothing() {
        LoudnessMeter meter = new LoudnessMeter(48000, 6, "5.1(side)");
        double[] levels = {-28, -28, -24, -3, -30, -30};
        float[] samples = new float[48000 * 20 * 6];
        for (int i = 0; i < 48000 * 20; i++) {
            for (int c = 0; c < 6; c++) {
                samples[i * 6 + c] = sine(i, 48000, 1000, levels[c], 0);
            }
        }
        meter.add(samples, 48000 * 20);

        assertEquals(-23, meter.integratedLufs(), 0.1);
    }

    @Test
    void peaksBetweenSamplesAreFound() {
        LoudnessMeter meter = new LoudnessMeter(48000, 1, "mono");
        float[] samples = new float[48000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = sine(i, 48000, 12000, -6.02, Math.PI / 4);
        }
        meter.add(samples, samples.length);

        assertEquals(-6.0, meter.truePeakDbtp(), 0.3);
        assertEquals(-9.03, 20 * Math.log10(samples[0]), 0.01, "no sample is that high");
    }

    @Test
    void silenceHasNeitherLoudnessNorPeak() {
        LoudnessMeter meter = new LoudnessMeter(44100, 2, "stereo");
        meter.add(new float[44100 * 2], 44100);

        assertEquals(Double.NEGATIVE_INFINITY, meter.integratedLufs());
        assertEquals(Double.NEGATIVE_INFINITY, meter.truePeakDbtp());
    }

    @Test
    void theReadingDoesNotDependOnHowTheSoundIsCutUp() {
        LoudnessMeter whole = new LoudnessMeter(44100, 2, "stereo");
        LoudnessMeter pieces = new LoudnessMeter(44100, 2, "stereo");
        float[] samples = tone(44100, 2, -20, 3);
        whole.add(samples, samples.length / 2);
        for (int at = 0; at < samples.length; at += 2 * 777) {
            int frames = Math.min(777, (samples.length - at) / 2);
            float[] piece = new float[frames * 2];
            System.arraycopy(samples, at, piece, 0, piece.length);
            pieces.add(piece, frames);
        }

        assertEquals(whole.integratedLufs(), pieces.integratedLufs(), 1e-9);
        assertEquals(whole.truePeakDbtp(), pieces.truePeakDbtp(), 1e-6);
    }

    private static void play(
            LoudnessMeter meter, int rate, int channels, double db, double seconds) {
        float[] samples = tone(rate, channels, db, seconds);
        meter.add(samples, samples.length / channels);
    }

    private static float[] tone(int rate, int channels, double db, double seconds) {
        int frames = (int) (rate * seconds);
        float[] samples = new float[frames * channels];
        for (int i = 0; i < frames; i++) {
            for (int c = 0; c < channels; c++) {
                samples[i * channels + c] = sine(i, rate, 997, db, 0);
            }
        }
        return samples;
    }

    private static float sine(long i, int rate, double hertz, double db, double phase) {
        return (float) (Math.pow(10, db / 20) * Math.sin(2 * Math.PI * hertz * i / rate + phase));
    }
}
