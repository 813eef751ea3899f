package studio.truss.core.media.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/// How a stored picture is turned for the viewer: clockwise by `rotation`, then flipped left to
/// right where `mirrored`.
record Orientation(int rotation, boolean mirrored) {
    static final Orientation UPRIGHT = new Orientation(0, false);

    private static final int MATRIX_BYTES = 36;

    /// Reads the display matrix of ISO 14496-12, nine native-endian integers; the nearest quarter
    /// turn where it is askew.
    static Orientation ofDisplayMatrix(ByteBuffer bytes) {
        if (bytes.remaining() < MATRIX_BYTES) {
            return UPRIGHT;
        }
        ByteBuffer matrix = bytes.slice().order(ByteOrder.nativeOrder());
        double a = matrix.getInt(0);
        double b = matrix.getInt(4);
        double c = matrix.getInt(12);
        double d = matrix.getInt(16);
        boolean mirrored = a * d - b * c < 0;
        if (a == 0 && b == 0) {
            return UPRIGHT;
        }
        // The matrix is mirror after turn: taking the mirror off leaves the turn's first column.
        double degrees = Math.toDegrees(Math.atan2(b, mirrored ? -a : a));
        int quarters = Math.floorMod((int) Math.round(degrees / 90), 4);
        return new Orientation(quarters * 90, mirrored);
    }

    boolean upright() {
        return rotation == 0 && !mirrored;
    }

    boolean turned() {
        return rotation % 180 != 0;
    }

    /// Where the first shown pixel is stored, and the steps there for one pixel right and down.
    private record Walk(int start, int right, int down) {}

    private Walk walk(int storedWidth, int storedHeight) {
        int row = storedWidth;
        Walk turn =
                switch (rotation) {
                    case 90 -> new Walk((storedHeight - 1) * row, -row, 1);
                    case 180 -> new Walk(storedWidth * storedHeight - 1, -1, -row);
                    case 270 -> new Walk(storedWidth - 1, row, -1);
                    default -> new Walk(0, 1, row);
                };
        int last = (turned() ? storedHeight : storedWidth) - 1;
        return mirrored ? new Walk(turn.start + turn.right * last, -turn.right, turn.down) : turn;
    }

    /// Writes the shown picture; both buffers hold three bytes a pixel without padding.
    void apply(byte[] stored, int storedWidth, int storedHeight, byte[] shown) {
        Walk walk = walk(storedWidth, storedHeight);
        int shownWidth = turned() ? storedHeight : storedWidth;
        int shownHeight = turned() ? storedWidth : storedHeight;
        int out = 0;
        for (int y = 0; y < shownHeight; y++) {
            int in = (walk.start + y * walk.down) * 3;
            for (int x = 0; x < shownWidth; x++) {
                shown[out] = stored[in];
                shown[out + 1] = stored[in + 1];
                shown[out + 2] = stored[in + 2];
                out += 3;
                in += walk.right * 3;
            }
        }
    }

    /// The same for pixels of one int each.
    void apply(IntBuffer stored, int storedWidth, int storedHeight, IntBuffer shown) {
        Walk walk = walk(storedWidth, storedHeight);
        int shownWidth = turned() ? storedHeight : storedWidth;
        int shownHeight = turned() ? storedWidth : storedHeight;
        int out = 0;
        for (int y = 0; y < shownHeight; y++) {
            int in = walk.start + y * walk.down;
            for (int x = 0; x < shownWidth; x++) {
                shown.put(out++, stored.get(in));
                in += walk.right;
            }
        }
    }
}
