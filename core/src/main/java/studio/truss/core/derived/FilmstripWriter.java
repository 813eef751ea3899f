package studio.truss.core.derived;

import static studio.truss.core.derived.Filmstrip.HEADER;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Writes a filmstrip tile by tile. One thread; [#finish] makes the file whole.
public final class FilmstripWriter implements AutoCloseable {
    private final FileChannel file;
    private final int width;
    private final int height;
    private final List<Long> times = new ArrayList<>();

    private FilmstripWriter(FileChannel file, int width, int height) {
        this.file = file;
        this.width = width;
        this.height = height;
    }

    public static FilmstripWriter open(Path file, int width, int height) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.position(HEADER);
        return new FilmstripWriter(channel, width, height);
    }

    public int tiles() {
        return times.size();
    }

    /// @param ms later than that of the tile before
    /// @param bgra a whole tile, from its position on
    public void add(long ms, ByteBuffer bgra) throws IOException {
        if (bgra.remaining() != 4 * width * height) {
            throw new IllegalArgumentException("a tile of " + bgra.remaining() + " bytes");
        }
        put(bgra);
        times.add(ms);
    }

    public void finish() throws IOException {
        ByteBuffer end = ByteBuffer.allocate(8 * times.size()).order(ByteOrder.LITTLE_ENDIAN);
        times.forEach(end::putLong);
        put(end.flip());
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(Filmstrip.MAGIC).putInt(times.size()).putInt(width).putInt(height);
        file.position(0);
        put(header.position(0));
        file.close();
    }

    private void put(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
