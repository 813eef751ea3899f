package studio.truss.core.transfer.flow;

import studio.truss.core.transfer.remote.ObjectBody;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/// A stretch of a file to be sent. Read by one thread at a time.
public final class FileRange implements ObjectBody {
    private final Path file;
    private final long from;
    private final long size;
    private final String sha256;
    private final Flow flow;
    private final AtomicLong through = new AtomicLong();

    public FileRange(Path file, long from, long size, String sha256, Flow flow) {
        this.file = file;
        this.from = from;
        this.size = size;
        this.sha256 = sha256;
        this.flow = flow;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public InputStream open() throws IOException {
        takeBack();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        channel.position(from);
        return new Pieces(Channels.newInputStream(channel));
    }

    /// Nothing of what was read has arrived.
    public void takeBack() {
        flow.count(-through.getAndSet(0));
    }

    private final class Pieces extends FilterInputStream {
        private long left = size;

        Pieces(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int n = in.read(buffer, offset, (int) Math.min(length, left));
            if (n < 0) {
                throw new FileChanged(file);
            }
            flow.pass(n);
            through.addAndGet(n);
            left -= n;
            return n;
        }

        @Override
        public long skip(long n) {
            throw new UnsupportedOperationException("a body is read from its first byte on");
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
