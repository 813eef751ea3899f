package studio.truss.core.worker;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/// A few pictures in a mapped file that two processes share: one writes, others read, nobody waits.
/// Every picture has a generation, one higher than the one before; a reader copies and then looks
/// whether the generation is still the same, so that it never shows half of two pictures. The last
/// picture survives the death of the writer. One writing thread at a time; readers on any thread.
public final class FrameRing implements AutoCloseable {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
    private static final VarHandle FIELD = INT.varHandle();

    private static final long GENERATION = 0;
    private static final long TIME = 8;
    private static final long WIDTH = 16;
    private static final long HEIGHT = 20;
    private static final long STRIDE = 24;
    private static final long HEADER = 64;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private final int slots;
    private final long slotBytes;

    /// @param slots at least 2, so that a reader has time while the next picture is written
    /// @param pictureBytes room for one picture
    private FrameRing(Path file, int slots, long pictureBytes) throws IOException {
        if (slots < 2 || pictureBytes < 4) {
            throw new IllegalArgumentException(slots + " slots of " + pictureBytes + " bytes");
        }
        this.slots = slots;
        this.slotBytes = HEADER + (pictureBytes + HEADER - 1) / HEADER * HEADER;
        try (FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE)) {
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, slots * slotBytes, arena);
        }
    }

    /// Maps `file`, made if it is not there. Both sides name the same numbers.
    public static FrameRing open(Path file, int slots, long pictureBytes) throws IOException {
        return new FrameRing(file, slots, pictureBytes);
    }

    /// Where a picture lies, as the writer tells the reader.
    ///
    /// @param stride bytes from one row to the next
    /// @param ms time on the source's clock
    public record Ticket(long generation, int width, int height, int stride, long ms) {}

    /// Puts a picture's rows into a slot.
    @FunctionalInterface
    public interface Painter {
        /// @param pixels `height * stride` bytes
        void paint(MemorySegment pixels);
    }

    /// Writes one picture over the oldest.
    ///
    /// @throws IllegalArgumentException when it does not fit into a slot
    public Ticket write(int width, int height, int stride, long ms, Painter painter) {
        long bytes = (long) stride * height;
        if (width <= 0 || height <= 0 || bytes > slotBytes - HEADER) {
            throw new IllegalArgumentException(
                    width
                            + "x"
                            + height
                            + " with rows of "
                            + stride
                            + " bytes for a slot of "
                            + (slotBytes - HEADER));
        }
        long generation = newest() + 1;
        long at = at(generation);
        LONG.setOpaque(memory, at + GENERATION, 0L);
        VarHandle.storeStoreFence();
        LONG.setOpaque(memory, at + TIME, ms);
        FIELD.setOpaque(memory, at + WIDTH, width);
        FIELD.setOpaque(memory, at + HEIGHT, height);
        FIELD.setOpaque(memory, at + STRIDE, stride);
        painter.paint(memory.asSlice(at + HEADER, bytes));
        LONG.setRelease(memory, at + GENERATION, generation);
        return new Ticket(generation, width, height, stride, ms);
    }

    /// Copies the picture of `ticket` to the start of `target`, which has room for it. False when
    /// it has been overwritten before or meanwhile; `target` then holds no picture.
    public boolean read(Ticket ticket, MemorySegment target) {
        long at = at(ticket.generation());
        if ((long) LONG.getAcquire(memory, at + GENERATION) != ticket.generation()) {
            return false;
        }
        long bytes = (long) ticket.stride() * ticket.height();
        MemorySegment.copy(memory, at + HEADER, target, 0, bytes);
        VarHandle.loadLoadFence();
        return (long) LONG.getOpaque(memory, at + GENERATION) == ticket.generation();
    }

    /// The newest whole picture, whoever wrote it; empty before the first.
    public Optional<Ticket> last() {
        for (long generation = newest(); generation > 0; generation = newest()) {
            long at = at(generation);
            Ticket ticket =
                    new Ticket(
                            generation,
                            (int) FIELD.getOpaque(memory, at + WIDTH),
                            (int) FIELD.getOpaque(memory, at + HEIGHT),
                            (int) FIELD.getOpaque(memory, at + STRIDE),
                            (long) LONG.getOpaque(memory, at + TIME));
            VarHandle.loadLoadFence();
            if ((long) LONG.getOpaque(memory, at + GENERATION) == generation) {
                return Optional.of(ticket);
            }
        }
        return Optional.empty();
    }

    private long newest() {
        long newest = 0;
        for (int slot = 0; slot < slots; slot++) {
            newest =
                    Math.max(newest, (long) LONG.getAcquire(memory, slot * slotBytes + GENERATION));
        }
        return newest;
    }

    private long at(long generation) {
        return generation % slots * slotBytes;
    }

    /// Unmaps the file and leaves it where it is.
    @Override
    public void close() {
        arena.close();
    }
}
