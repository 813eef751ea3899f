package studio.truss.core.moments.sound;

/// Likelihoods of laughter, and of cheering or applause, by the shape of the sound.
///
/// Laughter is a voice that does not behave as the voices of this source do otherwise: it slides
/// further and faster, is breathier, changes colour more between call and breath, lies higher, and
/// its level comes back three to seven times a second (Bachorowski, Smoski and Owren, "The acoustic
/// features of human laughter", 2001). Each of that is measured against the source's own
/// [UsualVoice]; what is left of a constant bias of microphone, room and speaker falls out. The
/// weights are a logistic regression over the made-up and real sounds of `truss eval sound`, each
/// way of making a voice left out in turn; laughter of breath alone is not heard.
///
/// Cheering is many voices at once: steady, no pitch, no syllables, little bass. Applause is bright
/// and flat, and may be grainy. Both are louder than the minute around them. Gunfire rises and
/// falls too fast, music has pitch or bass, a constant noise is not louder than itself.
final class ReactionDetector {
    private static final int SHORTEST_LAG = 150 / FrameSeries.FRAME_MS;
    private static final int LONGEST_LAG = 350 / FrameSeries.FRAME_MS;
    private static final int MEDIAN_WINDOW = 60_000 / FrameSeries.FRAME_MS;

    private static final double PITCH = 0.10;
    private static final double GLIDE = 5.6;
    private static final double FLUX = 0.36;
    private static final double VOICING = -11.0;
    private static final double FLATNESS = -1.3;
    private static final double SPREAD = 0.18;
    private static final double REPETITION = 1.7;
    private static final double LOUDNESS = 0.10;
    private static final double BIAS = -3.4;

    private final FrameSeries frames;
    private final VoiceWindows windows;
    private final float[] flux;
    private final float[] flatness;
    private final float[] voicing;
    private final float[] excess;

    ReactionDetector(FrameSeries frames, VoiceWindows windows) {
        this.frames = frames;
        this.windows = windows;
        flux = Rolling.mean(frames.flux(), VoiceWindows.WINDOW);
        flatness = Rolling.mean(frames.flatness(), VoiceWindows.WINDOW);
        voicing = Rolling.mean(frames.voicing(), VoiceWindows.WINDOW);
        float[] usual = Rolling.quantile(frames.voiceBand(), MEDIAN_WINDOW, 0.5);
        excess = Rolling.mean(frames.voiceBand(), VoiceWindows.WINDOW / 4);
        for (int i = 0; i < excess.length; i++) {
            excess[i] -= Math.max(-60, usual[i]);
        }
    }

    float[] laughter() {
        UsualVoice usual = UsualVoice.of(windows, flux, flatness, voicing);
        float[] repetition = repetition(windows.envelope());
        float[] out = new float[windows.frames()];
        for (int i = 0; i < out.length; i++) {
            double gate =
                    Rolling.ramp(windows.voicedShare()[i], 0.05, 0.12)
                            * Rolling.ramp(flux[i], 2.9, 3.5)
                            * Rolling.ramp(windows.modulation()[i], 1.3, 2.3);
            if (gate == 0) {
                continue;
            }
            double sum =
                    BIAS
                            + PITCH * (windows.pitch()[i] - usual.pitch())
                            + GLIDE * Math.clamp(windows.glide()[i] - usual.glide(), -0.5, 0.5)
                            + FLUX * Math.clamp(flux[i] - usual.flux(), -4, 4)
                            + VOICING * (voicing[i] - usual.voicing())
                            + FLATNESS * (flatness[i] - usual.flatness())
                            + SPREAD * (windows.pitchSpread()[i] - usual.pitchSpread())
                            + REPETITION * Math.max(0, repetition[i])
                            + LOUDNESS * Math.clamp(excess[i], -10, 25);
            out[i] = (float) (gate / (1 + Math.exp(-sum)));
        }
        return out;
    }

    float[] cheer() {
        float[] centroid = Rolling.mean(frames.centroid(), VoiceWindows.WINDOW);
        float[] out = new float[frames.frames()];
        for (int i = 0; i < out.length; i++) {
            double steady = Rolling.ramp(windows.modulation()[i], 3.6, 2.2);
            double filled = Rolling.ramp(windows.activeShare()[i], 0.8, 0.95);
            double bassless = Rolling.ramp(frames.voiceBand()[i] - frames.level()[i], -4.5, -1.5);
            double louder = Rolling.ramp(excess[i], 2, 9);
            double voices =
                    Rolling.ramp(flux[i], 3.2, 2.7)
                            * Rolling.ramp(voicing[i], 0.44, 0.36)
                            * Rolling.ramp(centroid[i], 550, 750);
            double hands =
                    Rolling.ramp(flatness[i], 0.35, 0.60)
                            * Rolling.ramp(voicing[i], 0.34, 0.26)
                            * Rolling.ramp(centroid[i], 900, 1_500);
            double product = steady * filled * bassless * louder * Math.max(voices, hands);
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
