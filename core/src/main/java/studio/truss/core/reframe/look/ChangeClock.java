package studio.truss.core.reframe.look;

import studio.truss.core.media.SmallFrame;

/// Remembers at which of the latest frames the picture changed most, so that a jump between two
/// looks for faces is known to the frame. One thread.
public final class ChangeClock {
    private static final int STRIDE = 4;

    private byte[] previous = new byte[0];
    private long mostMs = -1;
    private double most = -1;

    public void accept(SmallFrame frame) {
        int columns = (frame.width() + STRIDE - 1) / STRIDE;
        int rows = (frame.height() + STRIDE - 1) / STRIDE;
        boolean comparable = previous.length == columns * rows;
        if (!comparable) {
            previous = new byte[columns * rows];
        }
        byte[] bgr = frame.bgr();
        long change = 0;
        for (int y = 0, at = 0; y < frame.height(); y += STRIDE) {
            for (int x = 0; x < frame.width(); x += STRIDE, at++) {
                byte green = bgr[(y * frame.width() + x) * 3 + 1];
                change += Math.abs((green & 0xff) - (previous[at] & 0xff));
                previous[at] = green;
            }
        }
        if (comparable && change > most) {
            most = change;
            mostMs = frame.ms();
        }
    }

    /// The time of the frame with the largest change since the last call.
    ///
    /// @param nowMs where there was none
    public long restart(long nowMs) {
        long at = most < 0 ? nowMs : mostMs;
        most = -1;
        return at;
    }
}
