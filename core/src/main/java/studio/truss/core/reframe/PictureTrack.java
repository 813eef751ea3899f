package studio.truss.core.reframe;

/// What [PictureMeter] saw over time; both arrays have one length.
///
/// @param ms time of each sample on the source's clock, ascending
/// @param graphics how much the picture looks like drawn graphics or text (a screen recording, a
///   page of credits) rather than like a camera's picture, 0..1
public record PictureTrack(long[] ms, float[] graphics) {

    public PictureTrack {
        if (ms.length != graphics.length) {
            throw new IllegalArgumentException(
                    ms.length + " times, " + graphics.length + " values");
        }
    }

    public static PictureTrack empty() {
        return new PictureTrack(new long[0], new float[0]);
    }
}
