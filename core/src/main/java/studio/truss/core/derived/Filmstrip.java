package studio.truss.core.derived;

import static studio.truss.core.derived.Waveform.INT;
import static studio.truss.core.derived.Waveform.LONG;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/// Small pictures of a source, a few seconds apart, for the timeline and for hovering. Mapped from
/// one file. Any thread.
public final class Filmstrip {
    static final int MAGIC = 0x31534654; // "TFS1"
    static final int HEADER = 64;

    private static final String FILE = "strip.bin";

    private final MemorySegment pixels;
    private final long[] times;
    private final int tileWidth;
    private final int tileHeight;

    private Filmstrip(MemorySegment pixels, long[] times, int tileWidth, int tileHeight) {
        this.pixels = pixels;
        this.times = times;
        this.tileWidth = tileWidth;
        this.tileHeight = tileHeight;
    }

    /// One picture.
    ///
    /// @param ms when it is seen in the source
    /// @param bgra its pixels, opaque, rows without padding, read-only
    public record Tile(int index, long ms, int width, int height, ByteBuffer bgra) {}

    public int tiles() {
        return times.length;
    }

    /// Of square pixels.
    public int tileWidth() {
        return tileWidth;
    }

    public int tileHeight() {
        return tileHeight;
    }

    /// The picture that was seen last at a time; the first one before it.
    public Tile at(long ms) {
        return tile(indexAt(ms));
    }

    /// As [#at], by its number alone: what to key a cache of images by.
    public int indexAt(long ms) {
        int found = Arrays.binarySearch(times, ms);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }

    public Tile tile(int index) {
        long bytes = 4L * tileWidth * tileHeight;
        return new Tile(
                index,
                times[index],
                tileWidth,
                tileHeight,
                pixels.asSlice(index * bytes, bytes).asByteBuffer());
    }

    public static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    static Filmstrip read(Path folder) {
        Path file = file(folder);
        MemorySegment memory = Mapped.file(file);
        if (memory.byteSize() < HEADER || memory.get(INT, 0) != MAGIC) {
            throw Mapped.damaged(file);
        }
        int count = memory.get(INT, 4);
        int width = memory.get(INT, 8);
        int height = memory.get(INT, 12);
        long bytes = 4L * width * height * count;
        if (count < 1
                || width < 1
                || height < 1
                || memory.byteSize() < HEADER + bytes + 8L * count) {
            throw Mapped.damaged(file);
        }
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = memory.get(LONG, HEADER + bytes + 8L * i);
        }
        return new Filmstrip(memory.asSlice(HEADER, bytes), times, width, height);
    }
}
