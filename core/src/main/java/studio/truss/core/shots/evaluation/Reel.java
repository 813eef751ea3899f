package studio.truss.core.shots.evaluation;

import studio.truss.core.media.SmallFrame;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.ShotDetector;

import java.util.ArrayList;
import java.util.List;

/// Consecutive small pictures of one source that has no cut of its own: BGR, [#WIDTH] x [#HEIGHT].
public record Reel(String name, List<byte[]> pictures) {
    public static final int WIDTH = 160;
    public static final int HEIGHT = 90;
    public static final int BYTES = WIDTH * HEIGHT * 3;

    private static final int MARGIN = 6;
    private static final int SHORTEST = 20;
    private static final double EMPTY_DEVIATION = 12;

    public Reel {
        pictures = List.copyOf(pictures);
        for (byte[] picture : pictures) {
            if (picture.length != BYTES) {
                throw new IllegalArgumentException(name + ": " + picture.length + " bytes");
            }
        }
    }

    /// Pieces of a source without a transition of its own in them, or an empty picture. What the
    /// detector finds in the source is taken for true here; it is for a person to check.
    public static List<Reel> cutFrom(String name, List<byte[]> pictures) {
        ShotDetector detector = new ShotDetector();
        for (int i = 0; i < pictures.size(); i++) {
            detector.accept(new SmallFrame(i, i * 40L, WIDTH, HEIGHT, 1, pictures.get(i)));
        }
        List<Reel> reels = new ArrayList<>();
        int from = 0;
        List<Cut> cuts = detector.finish();
        for (int c = 0; c <= cuts.size(); c++) {
            int to = c < cuts.size() ? cuts.get(c).frame() - MARGIN : pictures.size();
            if (to - from >= SHORTEST) {
                List<byte[]> piece = pictures.subList(from, to);
                if (piece.stream().noneMatch(Reel::empty)) {
                    reels.add(new Reel(name + " from frame " + from, piece));
                }
            }
            from = c < cuts.size() ? (int) (cuts.get(c).endMs() / 40) + MARGIN : to;
        }
        return reels;
    }

    /// Nearly one colour.
    private static boolean empty(byte[] picture) {
        double sum = 0;
        double squares = 0;
        for (byte value : picture) {
            sum += value & 0xff;
            squares += (value & 0xff) * (value & 0xff);
        }
        double mean = sum / picture.length;
        return squares / picture.length - mean * mean < EMPTY_DEVIATION * EMPTY_DEVIATION;
    }

    /// Scales a BGR picture to fill a reel's, what is too wide or too high cut off.
    public static byte[] fill(int width, int height, byte[] bgr) {
        double scale = Math.min((double) width / WIDTH, (double) height / HEIGHT);
        double left = (width - scale * WIDTH) / 2;
        double top = (height - scale * HEIGHT) / 2;
        byte[] out = new byte[BYTES];
        for (int y = 0; y < HEIGHT; y++) {
            int fromY = (int) (top + y * scale);
            int toY = Math.max(fromY + 1, (int) (top + (y + 1) * scale));
            for (int x = 0; x < WIDTH; x++) {
                int fromX = (int) (left + x * scale);
                int toX = Math.max(fromX + 1, (int) (left + (x + 1) * scale));
                for (int c = 0; c < 3; c++) {
                    long sum = 0;
                    for (int v = fromY; v < toY; v++) {
                        for (int u = fromX; u < toX; u++) {
                            sum += bgr[(v * width + u) * 3 + c] & 0xff;
                        }
                    }
                    long count = (long) (toY - fromY) * (toX - fromX);
                    out[(y * WIDTH + x) * 3 + c] = (byte) (sum / count);
                }
            }
        }
        return out;
    }
}
