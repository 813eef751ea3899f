package studio.truss.core.render;

import studio.truss.core.media.Rational;

import java.util.List;
import java.util.Optional;

/// How large a clip's file may become, and the bits a second that keep it so. Where there are too
/// few of them for the frame, the frame becomes smaller: that looks better than blocks.
///
/// @param bytesMax of the finished file
/// @param pictureBits a second that the picture does not exceed for longer than [#AHEAD_SECONDS]
/// @param soundBits a second of the sound
/// @param asked the frame that the clip would have without the limit
public record FileLimit(long bytesMax, long pictureBits, long soundBits, FrameSize asked) {

    /// How far an encoder may run ahead of its highest rate.
    public static final double AHEAD_SECONDS = 1.5;

    /// Of the sound where nothing limits it.
    public static final long SOUND_BITS = 192_000;

    private static final long SOUND_BITS_LEAST = 64_000;
    private static final double SOUND_SHARE = 0.125;

    /// Of what lies in the smallest frame, below which nobody would want to look at it.
    private static final long PICTURE_BITS_LEAST = 150_000;

    /// Encoders of sound and of pictures both take a little more than they are told.
    private static final double AIM = 0.97;

    /// Where a clip came out too large, the next try aims a little lower than by proportion.
    private static final double AIM_AGAIN = 0.96;

    /// Index and headers: of the file, and of each second by its frames and packets of sound.
    private static final long FILE_BITS = 16 * 1024 * 8;

    private static final int FRAME_BITS = 16 * 8;
    private static final int SOUND_INDEX_BITS = 47 * 12 * 8;

    /// Bits for each pixel at 30 fps that a picture needs; twice the frames take half as much more,
    /// since they resemble each other.
    private static final double BITS_PER_PIXEL = 0.05;

    private static final List<int[]> SCALES =
            List.of(new int[] {1, 1}, new int[] {2, 3}, new int[] {1, 2}, new int[] {1, 3});

    public FileLimit {
        if (bytesMax <= 0 || pictureBits <= 0 || soundBits <= 0) {
            throw new IllegalArgumentException(
                    "limit of " + bytesMax + " bytes, " + pictureBits + " and " + soundBits);
        }
    }

    /// A plan whose file stays within a number of bytes: as it is where it cannot exceed them, else
    /// with a limit, and with a smaller frame where that is needed.
    public static RenderPlan on(RenderPlan plan, long bytesMax) {
        if (plan.withLimit(plan.size(), null).bytesMost() <= bytesMax) {
            return plan;
        }
        double seconds = plan.range().lengthMs() / 1000.0;
        double all = bytesMax * 8 * AIM - FILE_BITS;
        long sound =
                Math.clamp(Math.round(all / seconds * SOUND_SHARE), SOUND_BITS_LEAST, SOUND_BITS);
        double left = all - (sound + indexBits(plan.frameRate())) * seconds;
        long picture = Math.max(1, Math.round(left / (seconds + AHEAD_SECONDS)));
        return plan.withLimit(
                frame(plan.size(), plan.frameRate(), picture),
                new FileLimit(bytesMax, picture, sound, plan.size()));
    }

    /// The longest clip that is worth looking at within a number of bytes, in ms.
    public static long longestMs(long bytesMax, Rational rate) {
        double all = bytesMax * 8 * AIM - FILE_BITS - PICTURE_BITS_LEAST * AHEAD_SECONDS;
        long second = PICTURE_BITS_LEAST + SOUND_BITS_LEAST + indexBits(rate);
        return Math.max(0, Math.round(all / second * 1000));
    }

    /// The plan for another try, after its clip came out too large; empty where nothing is left to
    /// be made smaller.
    ///
    /// @param plan has this limit
    /// @param bytes of the file that it gave
    public Optional<RenderPlan> again(RenderPlan plan, long bytes) {
        double seconds = plan.range().lengthMs() / 1000.0;
        // the sound takes what it takes: all that is too much is taken from the picture
        double took = bytes * 8 / seconds - soundBits;
        double left = bytesMax * AIM_AGAIN * 8 / seconds - soundBits;
        long picture = Math.round(pictureBits * left / took);
        if (picture < PICTURE_BITS_LEAST / 2) {
            return Optional.empty();
        }
        return Optional.of(
                plan.withLimit(
                        frame(plan.size(), plan.frameRate(), picture),
                        new FileLimit(bytesMax, picture, soundBits, asked)));
    }

    private static long indexBits(Rational rate) {
        return Math.round(rate.toDouble() * FRAME_BITS) + SOUND_INDEX_BITS;
    }

    private static FrameSize frame(FrameSize largest, Rational rate, long bits) {
        double perPixel = BITS_PER_PIXEL * 30 * Math.sqrt(rate.toDouble() / 30);
        FrameSize size = largest;
        for (int[] scale : SCALES) {
            size = largest.scaled(scale[0], scale[1]);
            if (bits >= perPixel * size.width() * size.height()) {
                return size;
            }
        }
        return size;
    }

    /// `10 MiB`: the limit as platforms write it.
    public static String words(long bytes) {
        long mib = 1L << 20;
        return bytes % mib == 0 ? bytes / mib + " MiB" : "%d MB".formatted(bytes / 1_000_000);
    }
}
