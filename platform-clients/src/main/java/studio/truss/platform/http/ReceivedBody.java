package studio.truss.platform.http;

import org.jspecify.annotations.Nullable;

import studio.truss.core.transfer.remote.ObjectStore.Sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// An answer's body, piece by piece: into the sink, or into memory where it is small. The next
/// piece is asked for when the last one is through, so that a slow disk slows the sender.
public final class ReceivedBody implements BodySubscriber<byte[]> {
    private static final int SMALL_MAX = 4 << 20;

    private final @Nullable Sink sink;
    private final Progress progress;
    private final ByteArrayOutputStream small = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private volatile Flow.@Nullable Subscription source;
    private volatile @Nullable Exception failure;

    /// @param sink null for what is small
    public ReceivedBody(@Nullable Sink sink, Progress progress) {
        this.sink = sink;
        this.progress = progress;
    }

    /// What the sink threw.
    public @Nullable Exception failure() {
        return failure;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        Flow.Subscription from = source;
        if (from == null || whole.isDone()) {
            return;
        }
        progress.enter();
        try {
            for (ByteBuffer piece : pieces) {
                take(piece);
            }
            from.request(1);
        } catch (IOException | RuntimeException e) {
            failure = sink == null ? null : e;
            from.cancel();
            whole.completeExceptionally(e);
        } finally {
            progress.leave();
        }
    }

    private void take(ByteBuffer piece) throws IOException {
        if (sink != null) {
            sink.write(piece);
            return;
        }
        if (small.size() + piece.remaining() > SMALL_MAX) {
            throw new IOException("an answer of more than " + SMALL_MAX + " bytes");
        }
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        small.writeBytes(bytes);
    }

    @Override
    public void onError(Throwable e) {
        whole.completeExceptionally(e);
    }

    @Override
    public void onComplete() {
        whole.complete(small.toByteArray());
    }
}
