package studio.truss.core.clips.watch;

import studio.truss.core.moments.signal.FaceTrack;
import studio.truss.core.reframe.FaceFrame;

import java.util.Arrays;
import java.util.List;

/// Tracked faces as the search for moments wants them: how many and how large, second by second.
final class FaceSummary {
    private static final int HOP_MS = 1_000;

    /// What was seen at a sample stands for the time until the next, but not for longer.
    private static final int HELD_HOPS = 12;

    private FaceSummary() {}

    /// Of frames so far apart that no face could be tracked.
    static FaceTrack ofSamples(List<FaceFrame> frames, long durationMs, int pictureHeight) {
        FaceTrack track = of(frames, durationMs, pictureHeight);
        int held = 0;
        for (int hop = 1; hop < track.hops(); hop++) {
            held = Float.isNaN(track.count()[hop]) ? held + 1 : 0;
            if (held > 0 && held <= HELD_HOPS) {
                track.count()[hop] = track.count()[hop - 1];
                track.height()[hop] = track.height()[hop - 1];
            }
        }
        return track;
    }

    static FaceTrack of(List<FaceFrame> frames, long durationMs, int pictureHeight) {
        int hops = Math.toIntExact((durationMs + HOP_MS - 1) / HOP_MS);
        float[] count = new float[hops];
        float[] height = new float[hops];
        int[] looked = new int[hops];
        for (FaceFrame frame : frames) {
            int hop = (int) Math.clamp(frame.ms() / HOP_MS, 0, Math.max(0, hops - 1L));
            if (hop >= hops) {
                continue;
            }
            looked[hop]++;
            count[hop] += frame.faces().size();
            for (FaceFrame.Face face : frame.faces()) {
                height[hop] = Math.max(height[hop], (float) (face.box().h() / pictureHeight));
            }
        }
        for (int hop = 0; hop < hops; hop++) {
            if (looked[hop] == 0) {
                Arrays.fill(count, hop, hop + 1, Float.NaN);
                height[hop] = Float.NaN;
            } else {
                count[hop] /= looked[hop];
            }
        }
        return new FaceTrack(HOP_MS, count, height);
    }
}
