package studio.truss.core.clips;

import studio.truss.core.moments.signal.FaceTrack;
import studio.truss.core.reframe.FaceFrame;

import java.util.Arrays;
import java.util.List;

/// Tracked faces as the search for moments wants them: how many and how large, second by second.
final class FaceSummary {
    private static final int HOP_MS = 1_000;

    private FaceSummary() {}

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
