package studio.truss.platform.aws.stack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fetches small texts by https; no redirect leads to plain http.
public final class Download {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BYTES_MAX = 256 << 10;
    private static final int OK = 200;

    private Download() {}

    /// @throws IOException when the address is not reached or answers with anything but a text of
    ///   at most 256 KB
    public static String text(URI address) throws IOException {
        return text(address, PATIENCE);
    }

    /// @param patience for all of it: a request's own limit ends where the answer's body begins
    static String text(URI address, Duration patience) throws IOException {
        HttpClient client =
                HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            HttpResponse<Void> response =
                    client.sendAsync(
                                    HttpRequest.newBuilder(address).build(),
                                    BodyHandlers.ofByteArrayConsumer(part -> keep(part, body)))
                            .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new IOException(
                        address.getHost() + " answered with status " + response.statusCode());
            }
            if (body.size() > BYTES_MAX) {
                throw new IOException(address.getHost() + " answered with far too much");
            }
            return body.toString(StandardCharsets.UTF_8);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException(address.getHost() + " took too long");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(address.getHost() + " could not be asked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + address.getHost() + " was asked", e);
        } finally {
            client.shutdownNow();
        }
    }

    private static void keep(Optional<byte[]> part, ByteArrayOutputStream body) {
        if (body.size() <= BYTES_MAX) {
            part.ifPresent(body::writeBytes);
        }
    }
}
