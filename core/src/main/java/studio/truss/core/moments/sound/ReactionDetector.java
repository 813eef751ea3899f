package studio.truss.core.moments.sound;

/// Likelihoods of laughter, and of cheering or applause, by the shape of the sound.
///
/// Laughter: a call is a row of short voiced bursts that repeat three to six times a second, higher
/// than the speaking voice (Bachorowski, Smoski and Owren, "The acoustic features of human
/// laughter", 2001: four to five calls a second, mean pitch 282 Hz in men, 421 Hz in women). So:
/// the level's own repetition at those rates, a high gliding pitch, enough voice, deep modulation,
/// and a spectrum that changes much between the voiced calls and the breath.
///
/// Cheering and applause: noise that lasts, with a flat spectrum between 1 and 5 kHz, no pitch, no
/// syllables, little bass, and louder than the minute around it. Gunfire rises and falls too fast,
/// music has pitch or bass, a constant noise is not louder than itself.
final class ReactionDetector {
    private static final int SHORTEST_LAG = 150 / FrameSeries.FRAME_MS;
    private static final int LONGEST_LAG = 350 / FrameSeries.FRAME_MS;
    private static final int MEDIAN_WINDOW = 60_000 / FrameSeries.FRAME_MS;

    private ReactionDetector() {}

    static float[] laughter(FrameSeries frames, VoiceWindows w) {
        float[] repetition = repetition(w.envelope());
        float[] flux = Rolling.mean(frames.flux(), VoiceWindows.WINDOW);
        float[] out = new float[w.frames()];
        for (int i = 0; i < out.length; i++) {
            double repeats = Rolling.ramp(repetition[i], 0.35, 0.60);
            double high = Rolling.ramp(w.pitch()[i], 23, 30);
            double breathy = Rolling.ramp(flux[i], 4.2, 6);
            double glides = Rolling.ramp(w.glide()[i], 0.10, 0.30);
            double voiced = Rolling.ramp(w.voicedShare()[i], 0.08, 0.20);
            double deep = Rolling.ramp(w.modulation()[i], 3, 6);
            double product = repeats * high * breathy * glides * voiced * deep;
            out[i] = product == 0 ? 0 : (float) Math.pow(product, 0.25);
        }
        return out;
    }

    static float[] cheer(FrameSeries frames, VoiceWindows w) {
        float[] usual = Rolling.quantile(frames.voiceBand(), MEDIAN_WINDOW, 0.5);
        float[] flat = Rolling.mean(frames.flatness(), VoiceWindows.WINDOW);
        float[] voicing = Rolling.mean(frames.voicing(), VoiceWindows.WINDOW);
        float[] flux = Rolling.mean(frames.flux(), VoiceWindows.WINDOW);
        float[] centroid = Rolling.mean(frames.centroid(), VoiceWindows.WINDOW);
        float[] level = Rolling.mean(frames.voiceBand(), VoiceWindows.WINDOW / 4);
        float[] out = new float[frames.frames()];
        for (int i = 0; i < out.length; i++) {
            double noise = Rolling.ramp(flat[i], 0.12, 0.35);
            double pitchless = Rolling.ramp(voicing[i], 0.36, 0.26);
            double steady = Rolling.ramp(w.modulation()[i], 3.6, 2.2);
            double calm = Rolling.ramp(flux[i], 4.4, 3.2);
            double bassless = Rolling.ramp(frames.voiceBand()[i] - frames.level()[i], -4.5, -1.5);
            double high = Rolling.ramp(centroid[i], 650, 900);
            double excess = Rolling.ramp(level[i] - Math.max(-60, usual[i]), 2, 9);
            double product = noise * pitchless * steady * calm * bassless * high * excess;
            out[i] = product == 0 ? 0 : (float) Math.pow(product, 0.25);
        }
        return Rolling.mean(out, VoiceWindows.WINDOW / 4);
    }

    /// How well the level repeats itself after 150 to 350 ms, -1..1, over 1.4 s.
    private static float[] repetition(float[] envelope) {
        int n = envelope.length;
        int window = 56;
        float[] products = new float[n];
        for (int i = 0; i < n; i++) {
            products[i] = envelope[i] * envelope[i];
        }
        float[] energy = Rolling.mean(products, window);
        float[] best = new float[n];
        for (int lag = SHORTEST_LAG; lag <= LONGEST_LAG; lag++) {
            for (int i = 0; i < n; i++) {
                products[i] = i < lag ? 0 : envelope[i] * envelope[i - lag];
            }
            float[] correlation = Rolling.mean(products, window);
            for (int i = 0; i < n; i++) {
                best[i] = Math.max(best[i], correlation[i] / Math.max(energy[i], 1));
            }
        }
        return best;
    }
}
