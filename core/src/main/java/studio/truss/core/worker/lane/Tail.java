package studio.truss.core.worker.lane;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The last bytes of a stream. Safe for use by several threads.
final class Tail {
    private final byte[] ring;
    private long written;

    Tail(int bytes) {
        ring = new byte[bytes];
    }

    synchronized void add(byte[] from, int length) {
        for (int i = 0; i < length; i++) {
            ring[(int) (written++ % ring.length)] = from[i];
        }
    }

    @Override
    public synchronized String toString() {
        int length = (int) Math.min(written, ring.length);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = ring[(int) ((written - length + i) % ring.length)];
        }
        return new String(text, UTF_8);
    }
}
