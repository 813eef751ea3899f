package studio.truss.platform.aws.objects;

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
final class SentBody {
    private final ObjectBody body;
    private final Progress progress;
    private volatile @Nullable IOException failure;
    private volatile boolean begun;

    SentBody(ObjectBody body, Progress progress) {
        this.body = body;
        this.progress = progress;
    }

    BodyPublisher publisher() {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), body.size());
    }

    /// Whether any of it was taken.
    boolean isBegun() {
        return begun;
    }

    @Nullable IOException failure() {
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
            } catch (IOException e) {
                failure = e;
                throw e;
            } finally {
                progress.leave();
            }
        }
    }
}
