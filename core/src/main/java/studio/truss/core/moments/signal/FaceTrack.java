package studio.truss.core.moments.signal;

/// How many faces are seen, and how large, over time: one value per hop of `hopMs`, the first hop
/// beginning at 0. NaN in both where no frame was looked at.
///
/// @param count faces in the hop's frames, on average
/// @param height the largest face's height over the picture's, 0..1; 0 where there is none
public record FaceTrack(int hopMs, float[] count, float[] height) {

    public FaceTrack {
        if (hopMs <= 0 || count.length != height.length) {
            throw new IllegalArgumentException("tracks of different lengths, or a hop of " + hopMs);
        }
    }

    public int hops() {
        return count.length;
    }
}
