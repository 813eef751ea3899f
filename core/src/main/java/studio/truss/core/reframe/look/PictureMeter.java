package studio.truss.core.reframe.look;

import studio.truss.core.media.SmallFrame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Judges what kind of picture a source shows from small frames in presentation order; a few frames
/// a second are enough. One thread.
///
/// Drawn graphics and text are flat, have many hard edges, and stand still to the last level of
/// brightness; a camera's noise lets none of its pictures have all three.
public final class PictureMeter {
    private static final int HARD_EDGE = 40;

    private byte[] previous = new byte[0];
    private byte[] luma = new byte[0];
    private long[] ms = new long[256];
    private float[] graphics = new float[256];
    private final List<Salience> salience = new ArrayList<>();
    private int count;

    /// @param drawn what draws the eye in it
    public void accept(SmallFrame frame, Salience drawn) {
        int pixels = frame.width() * frame.height();
        boolean comparable = previous.length == pixels;
        if (!comparable) {
            previous = new byte[pixels];
            luma = new byte[pixels];
        }
        byte[] bgr = frame.bgr();
        for (int i = 0, p = 0; i < pixels; i++, p += 3) {
            int value = 29 * (bgr[p] & 0xff) + 150 * (bgr[p + 1] & 0xff) + 77 * (bgr[p + 2] & 0xff);
            luma[i] = (byte) (value >> 8);
        }
        if (count == ms.length) {
            ms = Arrays.copyOf(ms, count * 2);
            graphics = Arrays.copyOf(graphics, count * 2);
        }
        ms[count] = frame.ms();
        salience.add(drawn);
        graphics[count] = comparable ? likeness(frame.width(), frame.height()) : 0;
        count++;
        byte[] older = previous;
        previous = luma;
        luma = older;
    }

    private float likeness(int width, int height) {
        int flat = 0;
        int hard = 0;
        int still = 0;
        for (int y = 0; y + 1 < height; y++) {
            for (int i = y * width; i < (y + 1) * width - 1; i++) {
                int value = luma[i] & 0xff;
                int step =
                        Math.max(
                                Math.abs(value - (luma[i + 1] & 0xff)),
                                Math.abs(value - (luma[i + width] & 0xff)));
                if (step <= 1) {
                    flat++;
                } else if (step > HARD_EDGE) {
                    hard++;
                }
                if (Math.abs(value - (previous[i] & 0xff)) <= 1) {
                    still++;
                }
            }
        }
        float all = Math.max(1, (width - 1) * (height - 1));
        return ramp(flat / all, 0.4f, 0.55f)
                * ramp(hard / all, 0.035f, 0.055f)
                * ramp(still / all, 0.86f, 0.94f);
    }

    private static float ramp(float value, float from, float to) {
        return Math.clamp((value - from) / (to - from), 0f, 1f);
    }

    public PictureTrack finish() {
        // The first picture has nothing to be compared with: it is what the second is.
        if (count > 1) {
            graphics[0] = graphics[1];
        }
        return new PictureTrack(Arrays.copyOf(ms, count), Arrays.copyOf(graphics, count), salience);
    }
}
