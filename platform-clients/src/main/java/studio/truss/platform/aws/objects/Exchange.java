package studio.truss.platform.aws.objects;

import org.jspecify.annotations.Nullable;

import studio.truss.core.transfer.remote.ObjectBody;
import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectStore.Sink;
import studio.truss.platform.http.BodyFailure;
import studio.truss.platform.http.Progress;
import studio.truss.platform.http.ReceivedBody;
import studio.truss.platform.http.SentBody;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// Sends one request and takes its answer, in pieces both ways. A request ends when nothing has
/// moved for some time, however long it takes altogether. Any thread.
final class Exchange implements AutoCloseable {
    /// From this size on the service is asked first, so that a refusal costs no megabytes.
    private static final long ASK_FIRST_BYTES = 1 << 20;

    private static final int NOT_AS_EXPECTED = 417;
    private static final Duration LOOK = Duration.ofMillis(500);

    private final HttpClient client;
    private final Duration standstill;

    /// Not every proxy on the way knows how to be asked first.
    private volatile boolean asksFirst = true;

    /// @param standstill after which a request that does not move is given up
    Exchange(Duration connect, Duration standstill) {
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connect)
                        .build();
        this.standstill = standstill;
    }

    /// Takes a body that may be large.
    ///
    /// @param wanted whether it is the body that was asked for
    record Destination(Predicate<ResponseInfo> wanted, Sink sink) {}

    /// @param unsigned headers that are sent without being signed
    /// @param destination null for an answer that is small
    /// @throws ObjectException when no answer came
    /// @throws IOException what the body or the sink threw
    Answer send(
            ObjectRequest request,
            RequestSigner.Signed signed,
            Map<String, String> unsigned,
            @Nullable Destination destination)
            throws IOException {
        Progress progress = new Progress(System::nanoTime);
        ObjectBody body = request.body();
        SentBody sent = body == null ? null : new SentBody(body, progress);
        boolean first = asksFirst && body != null && body.size() >= ASK_FIRST_BYTES;
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(signed.address())
                        .method(
                                request.method(),
                                sent == null ? BodyPublishers.noBody() : sent.publisher())
                        .expectContinue(first);
        signed.headers().forEach(builder::header);
        unsigned.forEach(builder::header);
        AtomicReference<ReceivedBody> received = new AtomicReference<>();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        builder.build(),
                        info -> {
                            Sink sink =
                                    destination != null && destination.wanted().test(info)
                                            ? destination.sink()
                                            : null;
                            ReceivedBody into = new ReceivedBody(sink, progress);
                            received.set(into);
                            return into;
                        });
        try {
            HttpResponse<byte[]> whole = await(answer, progress);
            if (whole.statusCode() == NOT_AS_EXPECTED) {
                asksFirst = false;
            }
            return new Answer(whole.statusCode(), whole.headers(), whole.body());
        } catch (TimeoutException e) {
            if (first && sent != null && !sent.isBegun()) {
                asksFirst = false;
            }
            throw ObjectFailures.late(e);
        } catch (ExecutionException e) {
            ReceivedBody into = received.get();
            BodyFailure.rethrow(sent == null ? null : sent.failure());
            BodyFailure.rethrow(into == null ? null : into.failure());
            throw e.getCause() instanceof IOException broken
                    ? ObjectFailures.of(broken)
                    : new IllegalStateException("a request that could not be sent", e.getCause());
        }
    }

    private HttpResponse<byte[]> await(
            CompletableFuture<HttpResponse<byte[]>> answer, Progress progress)
            throws ExecutionException, TimeoutException, InterruptedIOException {
        try {
            while (true) {
                try {
                    return answer.get(
                            Math.min(LOOK.toMillis(), standstill.toMillis()),
                            TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (progress.stands(standstill)) {
                        answer.cancel(true);
                        throw e;
                    }
                }
            }
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
