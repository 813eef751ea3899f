package studio.truss.core.moments.sound;

import java.util.Arrays;

/// A series of numbers that grows at its end. One thread.
final class FloatSeries {
    private float[] values = new float[1024];
    private int size;

    void add(float value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    /// The values, cut or filled up with `filler` to `length`.
    float[] toArray(int length, float filler) {
        float[] out = Arrays.copyOf(values, length);
        if (size < length) {
            Arrays.fill(out, size, length, filler);
        }
        return out;
    }
}
