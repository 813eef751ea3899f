package studio.truss.core.derived;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes mono 16-bit WAV files of one length after one another. One thread.
public final class WavWriter implements AutoCloseable {
    private static final int HEADER = 44;

    private final Path folder;
    private final int sampleRate;
    private final long segmentSamples;
    private int segments;
    private long written;
    private FileChannel file;

    private WavWriter(Path folder, int sampleRate, long segmentSamples, FileChannel file) {
        this.folder = folder;
        this.sampleRate = sampleRate;
        this.segmentSamples = segmentSamples;
        this.file = file;
    }

    /// @param segmentSamples of each file but the last
    public static WavWriter open(Path folder, int sampleRate, long segmentSamples)
            throws IOException {
        return new WavWriter(folder, sampleRate, segmentSamples, create(folder, 0));
    }

    private static FileChannel create(Path folder, int number) throws IOException {
        FileChannel made =
                FileChannel.open(
                        SoundProxy.segment(folder, number),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
        made.position(HEADER);
        return made;
    }

    /// @param mono samples that follow on those before; what is beyond full scale is cut
    public void write(float[] mono, int length) throws IOException {
        int from = 0;
        while (from < length) {
            if (written == segmentSamples) {
                end();
                file = create(folder, ++segments);
                written = 0;
            }
            int now = (int) Math.min(length - from, segmentSamples - written);
            ByteBuffer bytes = ByteBuffer.allocate(2 * now).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = from; i < from + now; i++) {
                bytes.putShort((short) Math.round(Math.clamp(mono[i], -1f, 1f) * Short.MAX_VALUE));
            }
            put(bytes.flip());
            written += now;
            from += now;
        }
    }

    /// Makes the last file whole.
    public void finish() throws IOException {
        end();
    }

    private void end() throws IOException {
        int bytes = Math.toIntExact(2 * written);
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt(HEADER - 8 + bytes).put(ascii("WAVEfmt "));
        header.putInt(16).putShort((short) 1).putShort((short) 1).putInt(sampleRate);
        header.putInt(2 * sampleRate).putShort((short) 2).putShort((short) 16);
        header.put(ascii("data")).putInt(bytes).flip();
        file.position(0);
        put(header);
        file.close();
    }

    private void put(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
