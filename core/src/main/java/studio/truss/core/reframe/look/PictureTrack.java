package studio.truss.core.reframe.look;

import studio.truss.core.media.TimeRange;

import java.util.Arrays;
import java.util.List;

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

    /// The mean over a range; 0 where nothing was looked at.
    public double meanGraphics(TimeRange range) {
        int at = Arrays.binarySearch(ms, range.startMs());
        double sum = 0;
        int count = 0;
        for (int i = at < 0 ? -at - 1 : at; i < ms.length && ms[i] < range.endMs(); i++) {
            sum += graphics[i];
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    /// Tracks of ranges in order of time as one.
    public static PictureTrack joined(List<PictureTrack> parts) {
        int count = parts.stream().mapToInt(part -> part.ms.length).sum();
        PictureTrack whole = new PictureTrack(new long[count], new float[count]);
        int at = 0;
        for (PictureTrack part : parts) {
            System.arraycopy(part.ms, 0, whole.ms, at, part.ms.length);
            System.arraycopy(part.graphics, 0, whole.graphics, at, part.ms.length);
            at += part.ms.length;
        }
        return whole;
    }

    public static PictureTrack empty() {
        return new PictureTrack(new long[0], new float[0]);
    }
}
