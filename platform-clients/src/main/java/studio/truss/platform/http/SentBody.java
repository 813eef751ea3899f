package studio.truss.platform.http;

import org.jspecify.annotations.Nullable;

import studio.truss.core.transfer.remote.ObjectBody;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/// A body on its way: a few KB of it in memory, and what its reading threw kept apart from what the
/// network does.
public final class SentBody {
    private final ObjectBody body;
    private final Progress progress;
    private volatile @Nullable Exception failure;
    private volatile boolean begun;

    public SentBody(ObjectBody body, Progress progress) {
        this.body = body;
        this.progress = progress;
    }

    public BodyPublisher publisher() {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), body.size());
    }

    /// Whether any of it was taken.
    public boolean isBegun() {
        return begun;
    }

    public @Nullable Exception failure() {
        return failure;
    }

    private InputStream open() {
        begun = true;
        try {
            return new Watched(body.open());
        } catch (IOException e) {
            failure = e;
            return new Watched(new ByteArrayInputStream(new byte[0]));
        }
    }

    private final class Watched extends FilterInputStream {
        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            throw new UnsupportedOperationException("read in pieces");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            progress.enter();
            try {
                return in.read(buffer, offset, length);
            } catch (IOException | RuntimeException e) {
                failure = e;
                throw e;
            } finally {
                progress.leave();
            }
        }
    }
}
