package studio.truss.core.bench.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

import java.util.Arrays;

/// Structural similarity of 8 bit 4:2:0 pictures as FFmpeg's filter `ssim` measures it: windows of
/// 8x8 pixels, 4 apart, planes weighed by their pixels. One thread.
final class Ssim {
    private static final double C1 = Math.rint(.01 * .01 * 255 * 255 * 64);
    private static final double C2 = Math.rint(.03 * .03 * 255 * 255 * 64 * 63);

    private double sum;
    private long frames;

    void add(AVFrame a, AVFrame b) {
        double whole = 0;
        for (int plane = 0; plane < 3; plane++) {
            int shift = plane == 0 ? 0 : 1;
            double share = (plane == 0 ? 4 : 1) / 6.0;
            whole +=
                    share
                            * plane(
                                    rows(a, plane),
                                    rows(b, plane),
                                    a.width() >> shift,
                                    a.height() >> shift);
        }
        sum += whole;
        frames++;
    }

    /// Of all frames so far.
    double mean() {
        return sum / frames;
    }

    /// One plane of a picture, row by row.
    @FunctionalInterface
    interface Rows {
        void read(int y, byte[] into);
    }

    private static Rows rows(AVFrame frame, int plane) {
        BytePointer data = frame.data(plane);
        int stride = frame.linesize(plane);
        return (y, into) -> data.position((long) y * stride).get(into);
    }

    static double plane(Rows a, Rows b, int width, int height) {
        int across = width / 4;
        int down = height / 4;
        int[][] above = new int[across][4];
        int[][] here = new int[across][4];
        byte[] rowA = new byte[width];
        byte[] rowB = new byte[width];
        double total = 0;
        for (int block = 0; block < down; block++) {
            for (int[] sums : here) {
                Arrays.fill(sums, 0);
            }
            for (int y = block * 4; y < block * 4 + 4; y++) {
                a.read(y, rowA);
                b.read(y, rowB);
                addRow(here, rowA, rowB);
            }
            for (int x = 1; block > 0 && x < across; x++) {
                total += window(above[x - 1], above[x], here[x - 1], here[x]);
            }
            int[][] old = above;
            above = here;
            here = old;
        }
        return total / ((across - 1) * (down - 1));
    }

    /// Sums of both pictures, of their squares, of their products.
    private static void addRow(int[][] blocks, byte[] a, byte[] b) {
        for (int block = 0; block < blocks.length; block++) {
            int[] sums = blocks[block];
            for (int x = block * 4; x < block * 4 + 4; x++) {
                int p = a[x] & 0xff;
                int q = b[x] & 0xff;
                sums[0] += p;
                sums[1] += q;
                sums[2] += p * p + q * q;
                sums[3] += p * q;
            }
        }
    }

    private static double window(int[] a, int[] b, int[] c, int[] d) {
        double first = a[0] + b[0] + c[0] + d[0];
        double second = a[1] + b[1] + c[1] + d[1];
        double squares = a[2] + b[2] + c[2] + d[2];
        double products = a[3] + b[3] + c[3] + d[3];
        double variances = squares * 64 - first * first - second * second;
        double covariance = products * 64 - first * second;
        return (2 * first * second + C1)
                * (2 * covariance + C2)
                / ((first * first + second * second + C1) * (variances + C2));
    }
}
