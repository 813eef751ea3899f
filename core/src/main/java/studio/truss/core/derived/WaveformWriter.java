package studio.truss.core.derived;

import static studio.truss.core.derived.Waveform.BUCKET_BYTES;
import static studio.truss.core.derived.Waveform.HEADER;
import static studio.truss.core.derived.Waveform.STEP;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Builds a waveform's pyramid from samples as they come and writes it in one piece. One thread.
public final class WaveformWriter {
    private static final long BUCKET_MICROS = 5_000;

    /// Six hours are 26 MB; what is longer than four days is cut.
    private static final int BUCKETS_MAX = 1 << 26;

    /// A level of so few buckets is the last.
    private static final int COARSEST = 512;

    private static final double FULL = Short.MAX_VALUE;

    private final int sampleRate;
    private final Buckets base = new Buckets();
    private long samples;
    private long bucketEnd;
    private float min;
    private float max;
    private double squares;
    private int count;

    /// Min, max and RMS of stretches, as they are stored.
    private static final class Buckets {
        private short[] values = new short[3 * 4096];
        private int size;

        void add(double min, double max, double rms) {
            if (3 * size == values.length) {
                values = Arrays.copyOf(values, 2 * values.length);
            }
            values[3 * size] = stored(min);
            values[3 * size + 1] = stored(max);
            values[3 * size + 2] = stored(rms);
            size++;
        }

        private static short stored(double value) {
            return (short) Math.round(Math.clamp(value, -1, 1) * FULL);
        }

        Buckets coarser() {
            Buckets next = new Buckets();
            for (int from = 0; from < size; from += STEP) {
                int to = Math.min(size, from + STEP);
                int low = Short.MAX_VALUE;
                int high = Short.MIN_VALUE;
                double power = 0;
                for (int i = from; i < to; i++) {
                    low = Math.min(low, values[3 * i]);
                    high = Math.max(high, values[3 * i + 1]);
                    double rms = values[3 * i + 2] / FULL;
                    power += rms * rms;
                }
                next.add(low / FULL, high / FULL, Math.sqrt(power / (to - from)));
            }
            return next;
        }

        void write(OutputStream out) throws IOException {
            int chunk = 8192;
            ByteBuffer bytes =
                    ByteBuffer.allocate(BUCKET_BYTES * chunk).order(ByteOrder.LITTLE_ENDIAN);
            for (int from = 0; from < size; from += chunk) {
                int buckets = Math.min(chunk, size - from);
                bytes.clear().asShortBuffer().put(values, 3 * from, 3 * buckets);
                out.write(bytes.array(), 0, BUCKET_BYTES * buckets);
            }
        }
    }

    public WaveformWriter(int sampleRate) {
        this.sampleRate = sampleRate;
        this.bucketEnd = endOf(0);
    }

    private long endOf(long bucket) {
        return Math.max(1, (bucket + 1) * BUCKET_MICROS * sampleRate / 1_000_000);
    }

    /// @param mono samples that follow on those before
    public void accept(float[] mono, int length) {
        for (int i = 0; i < length && base.size < BUCKETS_MAX; i++) {
            float value = mono[i];
            min = count == 0 ? value : Math.min(min, value);
            max = count == 0 ? value : Math.max(max, value);
            squares += (double) value * value;
            count++;
            if (++samples == bucketEnd) {
                endBucket();
            }
        }
    }

    private void endBucket() {
        base.add(min, max, Math.sqrt(squares / count));
        bucketEnd = endOf(base.size);
        squares = 0;
        count = 0;
    }

    public void write(Path file, long durationMs) throws IOException {
        if (count > 0 || base.size == 0) {
            count = Math.max(1, count);
            endBucket();
        }
        List<Buckets> levels = new ArrayList<>(List.of(base));
        while (levels.getLast().size > COARSEST) {
            levels.add(levels.getLast().coarser());
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(Waveform.MAGIC).putInt(levels.size());
        header.putLong(BUCKET_MICROS).putLong(durationMs).putLong(base.size);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(header.array());
            for (Buckets level : levels) {
                level.write(out);
            }
        }
    }
}
