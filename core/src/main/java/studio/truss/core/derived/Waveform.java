package studio.truss.core.derived;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How loud a source's sound is over time, as a pyramid: the lowest and the highest sample and the
/// RMS of short stretches, and of stretches four times as long each level up. Time 0 is the
/// source's first video frame. Mapped from its file, so that six hours cost no heap. Any thread.
public final class Waveform {
    static final int MAGIC = 0x31465754; // "TWF1"
    static final int HEADER = 64;
    static final int LEVELS_AT = 24;
    static final int BUCKET_BYTES = 6;

    /// A level's stretches are so many times those of the level below.
    public static final int STEP = 4;

    static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final String FILE = "waveform.bin";

    private final long durationMs;
    private final List<Level> levels;

    private Waveform(long durationMs, List<Level> levels) {
        this.durationMs = durationMs;
        this.levels = List.copyOf(levels);
    }

    /// One level: bucket `i` covers `bucketMs` from `i * bucketMs` on. Values are -1 to 1, the RMS
    /// 0 to 1.
    public static final class Level {
        private final MemorySegment memory;
        private final double bucketMs;
        private final int buckets;

        private Level(MemorySegment memory, double bucketMs, int buckets) {
            this.memory = memory;
            this.bucketMs = bucketMs;
            this.buckets = buckets;
        }

        public double bucketMs() {
            return bucketMs;
        }

        public int buckets() {
            return buckets;
        }

        /// The bucket that covers a time, within bounds.
        public int bucketAt(double ms) {
            return Math.clamp((long) Math.floor(ms / bucketMs), 0, Math.max(0, buckets - 1));
        }

        public float min(int bucket) {
            return value(bucket, 0);
        }

        public float max(int bucket) {
            return value(bucket, 2);
        }

        public float rms(int bucket) {
            return value(bucket, 4);
        }

        private float value(int bucket, int field) {
            return memory.get(SHORT, (long) bucket * BUCKET_BYTES + field)
                    / (float) Short.MAX_VALUE;
        }
    }

    public long durationMs() {
        return durationMs;
    }

    /// From the finest to the coarsest.
    public List<Level> levels() {
        return levels;
    }

    /// The coarsest level that still has a bucket for each pixel, the finest where none has.
    public Level level(double msPerPixel) {
        Level best = levels.getFirst();
        for (Level level : levels) {
            if (level.bucketMs <= msPerPixel) {
                best = level;
            }
        }
        return best;
    }

    public static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    static Waveform read(Path folder) {
        Path file = file(folder);
        MemorySegment memory = Mapped.file(file);
        if (memory.byteSize() < HEADER || memory.get(INT, 0) != MAGIC) {
            throw Mapped.damaged(file);
        }
        int count = memory.get(INT, 4);
        double bucketMs = memory.get(LONG, 8) / 1000.0;
        long duration = memory.get(LONG, 16);
        List<Level> levels = new ArrayList<>();
        long at = HEADER;
        long buckets = memory.get(LONG, LEVELS_AT);
        for (int i = 0; i < count; i++) {
            long bytes = buckets * BUCKET_BYTES;
            if (bytes < 0 || at + bytes > memory.byteSize()) {
                throw Mapped.damaged(file);
            }
            levels.add(new Level(memory.asSlice(at, bytes), bucketMs, Math.toIntExact(buckets)));
            at += bytes;
            bucketMs *= STEP;
            buckets = Math.ceilDiv(buckets, STEP);
        }
        if (levels.isEmpty()) {
            throw Mapped.damaged(file);
        }
        return new Waveform(duration, levels);
    }
}
