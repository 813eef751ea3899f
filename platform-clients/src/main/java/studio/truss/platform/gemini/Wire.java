package studio.truss.platform.gemini;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.transfer.remote.ObjectBody;
import studio.truss.platform.gemini.access.GeminiKey;
import studio.truss.platform.gemini.failure.NoAnswer;
import studio.truss.platform.gemini.failure.Refusal;
import studio.truss.platform.http.BodyFailure;
import studio.truss.platform.http.Progress;
import studio.truss.platform.http.ReceivedBody;
import studio.truss.platform.http.SentBody;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends one request that is no question, and takes its small answer. It ends when nothing has
/// moved for some time, however long it takes altogether. The key goes in a header, to no other
/// address than the one that is named. Any thread.
final class Wire implements AutoCloseable {
    private static final long LOOK_MS = 500;
    private static final ObjectBody NOTHING = ObjectBody.of(new byte[0]);

    private final HttpClient client;
    private final GeminiKey key;
    private final Limits limits;

    Wire(GeminiKey key, Limits limits) {
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(limits.connect())
                        .build();
        this.key = key;
        this.limits = limits;
    }

    record Reply(int status, HttpHeaders headers, byte[] body) {
        boolean isGood() {
            return status / 100 == 2;
        }

        @Nullable String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        Refusal refusal() {
            String type = headers.firstValue("Content-Type").orElse("");
            return new Refusal(status, type, header("Retry-After"), body);
        }
    }

    /// @param body in memory; null for none
    /// @throws GeminiException when no answer came
    Reply send(String method, URI address, Map<String, String> headers, @Nullable String body) {
        try {
            return send(
                    method,
                    address,
                    headers,
                    body == null ? NOTHING : ObjectBody.of(body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    /// @throws GeminiException when no answer came
    /// @throws IOException what the body threw
    Reply send(String method, URI address, Map<String, String> headers, ObjectBody body)
            throws IOException {
        Progress progress = new Progress(System::nanoTime);
        // a publisher of no bytes may not be said to have none
        SentBody sent = body.size() == 0 ? null : new SentBody(body, progress);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .method(method, sent == null ? BodyPublishers.noBody() : sent.publisher())
                        .header("x-goog-api-key", key.value());
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), _ -> new ReceivedBody(null, progress));
        try {
            HttpResponse<byte[]> whole = await(answer, progress);
            return new Reply(whole.statusCode(), whole.headers(), whole.body());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw NoAnswer.interrupted();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw NoAnswer.late(e);
        } catch (ExecutionException e) {
            BodyFailure.rethrow(sent == null ? null : sent.failure());
            throw e.getCause() instanceof IOException broken
                    ? NoAnswer.of(broken)
                    : new IllegalStateException("a request that could not be sent", e.getCause());
        }
    }

    private HttpResponse<byte[]> await(
            CompletableFuture<HttpResponse<byte[]>> answer, Progress progress)
            throws ExecutionException, TimeoutException, InterruptedException {
        while (true) {
            try {
                return answer.get(
                        Math.min(LOOK_MS, limits.standstill().toMillis()), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (progress.stands(limits.standstill())) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
