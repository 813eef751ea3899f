package studio.truss.core.moments.sound;

import studio.truss.core.media.LoudnessMeter;

/// Listens to a source once, from its first sample to its last, and keeps a few numbers for every
/// 25 ms of it, not the samples. One thread.
///
/// A channel that is not a number is taken as silent; samples over full scale count as they are.
public final class SoundAnalyzer {
    private static final int HOP_MS = 50;

    /// Frames of 25 ms to a hop.
    private static final int FRAMES = HOP_MS / FrameSeries.FRAME_MS;

    /// Below this the voice's upper bands are lost; above it only costs.
    private static final int MONO_RATE_MIN = 14_000;

    private static final int USUAL_WINDOW = 30_000 / HOP_MS;
    private static final float QUIET_DB = -60;

    private final int sampleRate;
    private final int channels;
    private final Decimator decimator;
    private final FrameMeter frameMeter;
    private final LoudnessMeter loudness;
    private final FloatSeries levels = new FloatSeries();
    private long position;
    private long hopEnd;
    private double hopSum;
    private int hopSamples;

    /// @param layout FFmpeg's name of the channel layout, for the loudness weights
    public SoundAnalyzer(int sampleRate, int channels, String layout) {
        if (sampleRate < 4_000 || channels <= 0) {
            throw new IllegalArgumentException(sampleRate + " Hz, " + channels + " channels");
        }
        this.sampleRate = sampleRate;
        this.channels = channels;
        int factor = Math.max(1, sampleRate / MONO_RATE_MIN);
        decimator = new Decimator(factor);
        frameMeter = new FrameMeter((double) sampleRate / factor);
        loudness = new LoudnessMeter(sampleRate, channels, layout);
        hopEnd = endOfHop(0);
    }

    /// @param interleaved `frames` samples for each channel, full scale 1.0
    public void accept(float[] interleaved, int frames) {
        loudness.add(interleaved, frames);
        int at = 0;
        for (int f = 0; f < frames; f++) {
            float sum = 0;
            double squares = 0;
            for (int c = 0; c < channels; c++) {
                float sample = interleaved[at++];
                if (Float.isFinite(sample)) {
                    sum += sample;
                    squares += (double) sample * sample;
                }
            }
            hopSum += squares / channels;
            hopSamples++;
            if (++position == hopEnd) {
                closeHop();
            }
            if (decimator.accept(sum / channels)) {
                frameMeter.accept(decimator.value());
            }
        }
    }

    /// What was heard, over `durationMs` of the source; sound that ends earlier is followed by
    /// silence.
    public SoundTrack finish(long durationMs) {
        if (hopSamples > 0) {
            closeHop();
        }
        int hops = (int) ((durationMs + HOP_MS - 1) / HOP_MS);
        float[] rmsDb = levels.toArray(hops, -120);
        float[] onset = onsets(rmsDb);
        FrameSeries frames = frameMeter.finish(hops * FRAMES);
        VoiceWindows windows = VoiceWindows.of(frames);
        SpeechDetector detector = new SpeechDetector(frames, windows);
        float[] speech = perHop(detector.probability(), hops);
        ReactionDetector reactions = new ReactionDetector(frames, windows);
        float[] laughter = perHop(reactions.laughter(), hops);
        float[] cheer = perHop(reactions.cheer(), hops);
        EventFinder finder = new EventFinder(HOP_MS);
        finder.addLaughter(laughter);
        finder.addCrowd(cheer, bright(frames, hops));
        finder.addBursts(rmsDb, onset, Rolling.quantile(rmsDb, USUAL_WINDOW, 0.75));
        finder.addSilence(rmsDb);
        return new SoundTrack(
                HOP_MS,
                rmsDb,
                onset,
                speech,
                laughter,
                cheer,
                detector.pauses(),
                finder.events(),
                loudness.integratedLufs(),
                loudness.truePeakDbtp(),
                durationMs);
    }

    private void closeHop() {
        levels.add(FrameMeter.decibels(hopSum / hopSamples));
        hopSum = 0;
        hopSamples = 0;
        hopEnd = endOfHop(levels.size());
    }

    private long endOfHop(int hop) {
        return (hop + 1L) * HOP_MS * sampleRate / 1000;
    }

    /// How far each hop lies over the half second before, in octaves of amplitude.
    private static float[] onsets(float[] rmsDb) {
        int before = 500 / HOP_MS;
        float[] out = new float[rmsDb.length];
        for (int i = 1; i < rmsDb.length; i++) {
            double sum = 0;
            int from = Math.max(0, i - before);
            for (int j = from; j < i; j++) {
                sum += Math.max(QUIET_DB, rmsDb[j]);
            }
            double rise = Math.max(QUIET_DB, rmsDb[i]) - sum / (i - from);
            out[i] = (float) Math.max(0, rise / 6.0206);
        }
        return out;
    }

    /// Clapping reaches higher, and is flatter, than a crowd's voices.
    private static boolean[] bright(FrameSeries frames, int hops) {
        float[] flatness = perHop(frames.flatness(), hops);
        float[] centroid = perHop(frames.centroid(), hops);
        boolean[] out = new boolean[hops];
        for (int i = 0; i < hops; i++) {
            out[i] = centroid[i] > 1_450 && flatness[i] > 0.45;
        }
        return out;
    }

    private static float[] perHop(float[] frames, int hops) {
        float[] out = new float[hops];
        for (int i = 0; i < hops; i++) {
            out[i] = (frames[i * FRAMES] + frames[i * FRAMES + 1]) / 2;
        }
        return out;
    }
}
