package studio.truss.core.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

class FrameRingTest {
    private static final int SIDE = 64;
    private static final int BYTES = SIDE * SIDE;

    @TempDir private Path folder;

    @Test
    void aPictureIsReadAsItWasWrittenThroughAnotherMapping() throws IOException {
        Path file = folder.resolve("ring");
        try (FrameRing writer = FrameRing.open(file, 3, BYTES);
                FrameRing reader = FrameRing.open(file, 3, BYTES)) {
            var ticket = writer.write(SIDE, SIDE, SIDE, 42, pixels -> pixels.fill((byte) 7));
            byte[] copy = new byte[BYTES];
            assertTrue(reader.read(ticket, MemorySegment.ofArray(copy)));
            assertEquals(7, copy[BYTES - 1]);
            assertEquals(ticket, reader.last().orElseThrow());
            assertEquals(42, ticket.ms());
        }
    }

    @Test
    void anOverwrittenPictureIsNotRead() throws IOException {
        try (FrameRing ring = FrameRing.open(folder.resolve("ring"), 3, BYTES)) {
            var first = ring.write(SIDE, SIDE, SIDE, 0, pixels -> {});
            for (int i = 1; i <= 3; i++) {
                var unused = ring.write(SIDE, SIDE, SIDE, i, pixels -> {});
            }
            assertFalse(ring.read(first, MemorySegment.ofArray(new byte[BYTES])));
        }
    }

    @Test
    void generationsGoOnWhenANewWriterOpensTheFile() throws IOException {
        Path file = folder.resolve("ring");
        try (FrameRing ring = FrameRing.open(file, 3, BYTES)) {
            var unused = ring.write(SIDE, SIDE, SIDE, 1, pixels -> pixels.fill((byte) 1));
        }
        try (FrameRing ring = FrameRing.open(file, 3, BYTES)) {
            assertEquals(1, ring.last().orElseThrow().ms());
            assertEquals(2, ring.write(SIDE, SIDE, SIDE, 2, pixels -> {}).generation());
            assertEquals(2, ring.last().orElseThrow().ms());
        }
    }

    @Test
    void aPictureThatDoesNotFitIsRefused() throws IOException {
        try (FrameRing ring = FrameRing.open(folder.resolve("ring"), 2, BYTES)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ring.write(SIDE, SIDE + 1, SIDE, 0, pixels -> {}));
        }
    }

    @Test
    void aReaderNeverGetsAMixOfTwoPicturesFromARacingWriter()
            throws IOException, InterruptedException {
        Path file = folder.resolve("ring");
        AtomicBoolean done = new AtomicBoolean();
        try (FrameRing writing = FrameRing.open(file, 2, BYTES);
                FrameRing reading = FrameRing.open(file, 2, BYTES)) {
            Thread writer =
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int i = 1; !done.get(); i++) {
                                    byte value = (byte) i;
                                    var unused =
                                            writing.write(
                                                    SIDE,
                                                    SIDE,
                                                    SIDE,
                                                    i,
                                                    pixels -> pixels.fill(value));
                                }
                            });
            byte[] copy = new byte[BYTES];
            int whole = 0;
            int torn = 0;
            while (whole < 2000) {
                var ticket = reading.last();
                if (ticket.isEmpty() || !reading.read(ticket.get(), MemorySegment.ofArray(copy))) {
                    continue;
                }
                whole++;
                byte expected = (byte) ticket.get().ms();
                for (byte b : copy) {
                    if (b != expected) {
                        torn++;
                        break;
                    }
                }
            }
            done.set(true);
            writer.join();
            assertEquals(0, torn);
        }
    }
}
