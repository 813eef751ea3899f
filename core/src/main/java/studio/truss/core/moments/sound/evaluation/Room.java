package studio.truss.core.moments.sound.evaluation;

import java.util.SplittableRandom;

/// What lies between a source of sound and the microphone: echoes, a band, hiss, mains hum.
final class Room {
    private Room() {}

    /// @param length of the echo in seconds, about the time to fall by 60 dB; 0 for none
    static float[] echo(float[] dry, double length, SplittableRandom random) {
        if (length <= 0) {
            return dry;
        }
        float[] wet = dry.clone();
        int taps = 60;
        for (int k = 0; k < taps; k++) {
            double at = 0.004 + length * random.nextDouble();
            double gain = 0.35 * Math.pow(10, -3 * at / length) * (random.nextBoolean() ? 1 : -1);
            int delay = (int) (at * Tape.RATE);
            for (int i = delay; i < wet.length; i++) {
                wet[i] += (float) (gain * dry[i - delay]);
            }
        }
        return wet;
    }

    /// Hiss that falls by about 3 dB an octave.
    static float[] hiss(double seconds, double level, SplittableRandom random) {
        float[] out = new float[(int) (seconds * Tape.RATE)];
        double slow = 0;
        double middle = 0;
        for (int i = 0; i < out.length; i++) {
            double white = random.nextDouble() * 2 - 1;
            slow += 0.01 * (white - slow);
            middle += 0.15 * (white - middle);
            out[i] = (float) (level * (4 * slow + middle + 0.3 * white));
        }
        return out;
    }
}
