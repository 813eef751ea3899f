package studio.truss.platform.aws.stack;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Fetches small texts by https; no redirect leads to plain http.
public final class Download {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BYTES_MAX = 256 << 10;
    private static final int OK = 200;

    private Download() {}

    /// @throws IOException when the address is not reached or answers with anything but a text of
    ///   at most 256 KB
    public static String text(URI address) throws IOException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
            HttpResponse<InputStream> response =
                    client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != OK) {
                    throw new IOException(
                            address.getHost() + " answered with status " + response.statusCode());
                }
                byte[] bytes = body.readNBytes(BYTES_MAX + 1);
                if (bytes.length > BYTES_MAX) {
                    throw new IOException(address.getHost() + " answered with far too much");
                }
                return new String(bytes, StandardCharsets.UTF_8);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + address.getHost() + " was asked", e);
        }
    }
}
