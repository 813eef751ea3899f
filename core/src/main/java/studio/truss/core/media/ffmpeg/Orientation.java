package studio.truss.core.media.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

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

    /// Writes the shown picture; both buffers hold three bytes a pixel without padding.
    void apply(byte[] stored, int storedWidth, int storedHeight, byte[] shown) {
        int shownWidth = turned() ? storedHeight : storedWidth;
        int shownHeight = turned() ? storedWidth : storedHeight;
        // Where the first shown pixel is stored, and the steps there for one pixel right and down.
        int right;
        int down;
        int start;
        int row = storedWidth;
        switch (rotation) {
            case 90 -> {
                start = (storedHeight - 1) * row;
                right = -row;
                down = 1;
            }
            case 180 -> {
                start = storedWidth * storedHeight - 1;
                right = -1;
                down = -row;
            }
            case 270 -> {
                start = storedWidth - 1;
                right = row;
                down = -1;
            }
            default -> {
                start = 0;
                right = 1;
                down = row;
            }
        }
        if (mirrored) {
            start += right * (shownWidth - 1);
            right = -right;
        }
        int out = 0;
        for (int y = 0; y < shownHeight; y++) {
            int in = (start + y * down) * 3;
            for (int x = 0; x < shownWidth; x++) {
                shown[out] = stored[in];
                shown[out + 1] = stored[in + 1];
                shown[out + 2] = stored[in + 2];
                out += 3;
                in += right * 3;
            }
        }
    }
}
