package studio.truss.core.worker.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.Arrays;

class FrameTest {

    @Test
    void everyKindIsReadAsItWasWritten() throws IOException {
        for (Frame.Kind kind : Frame.Kind.values()) {
            Frame read = Frame.read(in(bytes(new Frame(kind, 1L << 40, new byte[] {1, 2}))), 2);
            assertEquals(kind, read.kind());
            assertEquals(1L << 40, read.job());
            assertArrayEquals(new byte[] {1, 2}, read.body());
        }
    }

    @Test
    void aBodyAboveTheBoundIsRefused() throws IOException {
        byte[] bytes = bytes(new Frame(Frame.Kind.DONE, 1, new byte[3]));
        assertThrows(ProtocolException.class, () -> Frame.read(in(bytes), 2));
    }

    @Test
    void everyCutThroughAFrameIsAnEnd() throws IOException {
        byte[] bytes = bytes(new Frame(Frame.Kind.DONE, 1, new byte[3]));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThrows(EOFException.class, () -> Frame.read(in(cut), 64));
        }
    }

    @Test
    void wordsAreNoFrame() {
        byte[] words = "Segmentation fault".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThrows(ProtocolException.class, () -> Frame.read(in(words), Frame.REPLY_MAX));
    }

    private static byte[] bytes(Frame frame) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        frame.write(new DataOutputStream(out));
        return out.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
