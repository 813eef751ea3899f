package studio.truss.core.reframe.look;

import studio.truss.core.media.SmallFrame;

/// The brightness of one small frame, kept apart from the reader's buffer. One thread.
final class LumaFrame {
    int width;
    int height;
    long ms;
    byte[] luma = new byte[0];

    void take(SmallFrame frame) {
        width = frame.width();
        height = frame.height();
        ms = frame.ms();
        int pixels = width * height;
        if (luma.length != pixels) {
            luma = new byte[pixels];
        }
        byte[] bgr = frame.bgr();
        for (int i = 0, p = 0; i < pixels; i++, p += 3) {
            int value = 29 * (bgr[p] & 0xff) + 150 * (bgr[p + 1] & 0xff) + 77 * (bgr[p + 2] & 0xff);
            luma[i] = (byte) (value >> 8);
        }
    }

    boolean likes(LumaFrame o) {
        return width == o.width && height == o.height;
    }

    int at(int x, int y) {
        return luma[y * width + x] & 0xff;
    }

    /// Between pixels, the border repeated.
    double at(double x, double y) {
        double cx = Math.clamp(x, 0, width - 1.001);
        double cy = Math.clamp(y, 0, height - 1.001);
        int ix = (int) cx;
        int iy = (int) cy;
        double fx = cx - ix;
        double fy = cy - iy;
        int right = Math.min(ix + 1, width - 1);
        int below = Math.min(iy + 1, height - 1);
        double top = at(ix, iy) * (1 - fx) + at(right, iy) * fx;
        double bottom = at(ix, below) * (1 - fx) + at(right, below) * fx;
        return top * (1 - fy) + bottom * fy;
    }
}
