package studio.truss.core.reframe.look;

import studio.truss.core.media.TimeRange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What [PictureMeter] and [SalienceMeter] saw over time; all of one length.
///
/// @param ms time of each sample on the source's clock, ascending
/// @param graphics how much the picture looks like drawn graphics or text (a screen recording, a
///   page of credits) rather than like a camera's picture, 0..1
/// @param salience what draws the eye
public record PictureTrack(long[] ms, float[] graphics, List<Salience> salience) {

    public PictureTrack {
        salience = List.copyOf(salience);
        if (ms.length != graphics.length || ms.length != salience.size()) {
            throw new IllegalArgumentException(
                    "%d times, %d and %d values"
                            .formatted(ms.length, graphics.length, salience.size()));
        }
    }

    /// The mean over a range; 0 where nothing was looked at.
    public double meanGraphics(TimeRange range) {
        double sum = 0;
        int from = first(range);
        int to = last(range, from);
        for (int i = from; i < to; i++) {
            sum += graphics[i];
        }
        return to == from ? 0 : sum / (to - from);
    }

    /// The samples in a range.
    public PictureTrack inside(TimeRange range) {
        int from = first(range);
        int to = last(range, from);
        return new PictureTrack(
                Arrays.copyOfRange(ms, from, to),
                Arrays.copyOfRange(graphics, from, to),
                salience.subList(from, to));
    }

    private int first(TimeRange range) {
        int at = Arrays.binarySearch(ms, range.startMs());
        return at < 0 ? -at - 1 : at;
    }

    private int last(TimeRange range, int first) {
        int to = first;
        while (to < ms.length && ms[to] < range.endMs()) {
            to++;
        }
        return to;
    }

    /// Tracks of ranges in order of time as one.
    public static PictureTrack joined(List<PictureTrack> parts) {
        int count = parts.stream().mapToInt(part -> part.ms.length).sum();
        long[] ms = new long[count];
        float[] graphics = new float[count];
        List<Salience> salience = new ArrayList<>(count);
        int at = 0;
        for (PictureTrack part : parts) {
            System.arraycopy(part.ms, 0, ms, at, part.ms.length);
            System.arraycopy(part.graphics, 0, graphics, at, part.ms.length);
            salience.addAll(part.salience);
            at += part.ms.length;
        }
        return new PictureTrack(ms, graphics, salience);
    }

    public static PictureTrack empty() {
        return new PictureTrack(new long[0], new float[0], List.of());
    }
}
