package studio.truss.core.moments.sound;

import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tells speech from music, game sound and noise, and finds its pauses.
///
/// Four things must come together over 1.2 s, and the likelihood is their geometric mean: a pitch
/// that glides (a note stays where it is), syllables (level modulation of 2 to 8 Hz; Scheirer and
/// Slaney, "Construction and evaluation of a robust multifeature speech/music discriminator",
/// 1997), enough voiced frames (gunfire has none), and most of the power between 250 and 3800 Hz (a
/// beat with a bass has it below). There is no learnt model behind it. Where a stretch begins and
/// ends is then read off the level, frame by frame.
final class SpeechDetector {
    private static final int MERGE_FRAMES = 200 / FrameSeries.FRAME_MS;
    private static final int SHORTEST_FRAMES = 75 / FrameSeries.FRAME_MS;
    private static final int LEVEL_WINDOW = 400;

    private final float[] likelihood;
    private final boolean[] spoken;

    SpeechDetector(FrameSeries frames, VoiceWindows windows) {
        likelihood = likelihood(windows);
        spoken = spoken(frames, windows, likelihood);
    }

    /// Per frame, 0..1: that of the surroundings inside a stretch, a quarter of it in the gaps.
    float[] probability() {
        float[] out = new float[likelihood.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = spoken[i] ? likelihood[i] : likelihood[i] / 4;
        }
        return out;
    }

    /// The gaps between stretches of speech.
    List<TimeRange> pauses() {
        List<TimeRange> pauses = new ArrayList<>();
        int lastSpoken = -1;
        for (int i = 0; i < spoken.length; i++) {
            if (spoken[i]) {
                if (lastSpoken >= 0 && i - lastSpoken > MERGE_FRAMES) {
                    pauses.add(
                            TimeRange.of(
                                    (lastSpoken + 1L) * FrameSeries.FRAME_MS,
                                    (long) i * FrameSeries.FRAME_MS));
                }
                lastSpoken = i;
            }
        }
        return pauses;
    }

    private static float[] likelihood(VoiceWindows w) {
        float[] out = new float[w.frames()];
        for (int i = 0; i < out.length; i++) {
            if (w.activeShare()[i] < 0.1) {
                continue;
            }
            double glide = Rolling.ramp(w.glide()[i], 0.08, 0.28);
            double syllables = Rolling.ramp(w.modulation()[i], 2, 5);
            double voiced = Rolling.ramp(w.voicedShare()[i] / w.activeShare()[i], 0.08, 0.25);
            double shape = Rolling.ramp(w.bandShare()[i], -10, -5);
            out[i] = (float) Math.sqrt(Math.sqrt(glide * syllables * voiced * shape));
        }
        return out;
    }

    private static boolean[] spoken(FrameSeries frames, VoiceWindows w, float[] likelihood) {
        float[] loud = Rolling.quantile(frames.voiceBand(), LEVEL_WINDOW, 0.90);
        boolean[] out = new boolean[likelihood.length];
        for (int i = 0; i < out.length; i++) {
            // A third of the way from the background to the voice: a dip inside a word stays above.
            float rise = Math.max(5, 0.3f * (loud[i] - w.floor()[i]));
            float threshold = Math.max(-58, w.floor()[i] + rise);
            out[i] = likelihood[i] > 0.5f && frames.voiceBand()[i] > threshold;
        }
        closeGaps(out, MERGE_FRAMES);
        dropShort(out, SHORTEST_FRAMES);
        return out;
    }

    private static void closeGaps(boolean[] flags, int shorterThan) {
        int last = -1;
        for (int i = 0; i < flags.length; i++) {
            if (flags[i]) {
                if (last >= 0 && i - last - 1 < shorterThan) {
                    Arrays.fill(flags, last, i, true);
                }
                last = i;
            }
        }
    }

    private static void dropShort(boolean[] flags, int shorterThan) {
        int start = -1;
        for (int i = 0; i <= flags.length; i++) {
            boolean on = i < flags.length && flags[i];
            if (on && start < 0) {
                start = i;
            } else if (!on && start >= 0) {
                if (i - start < shorterThan) {
                    Arrays.fill(flags, start, i, false);
                }
                start = -1;
            }
        }
    }
}
