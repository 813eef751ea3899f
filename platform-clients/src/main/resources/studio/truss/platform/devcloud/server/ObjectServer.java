import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// An S3 server in a process of its own, on loopback and a free port. Run as a source file on a
/// class path that has s3proxy. It checks signatures itself; whose keys they are and what they
/// reach it asks of who started it. It ends when its standard input ends.
public class ObjectServer {
    /// @param args where to ask, the word to ask with, the bucket, and a folder or nothing (in
    ///   memory)
    public static void main(String[] args) throws Exception {
        BlobStore store =
                args.length > 3
                        ? new FilesystemNio2BlobStore(args[3])
                        : new TransientNio2BlobStore();
        // Nobody learns this key: it only says that keys are asked for at all.
        S3Proxy server =
                S3Proxy.builder()
                        .blobStore(store)
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(
                                AuthenticationType.AWS_V2_OR_V4,
                                UUID.randomUUID().toString(),
                                UUID.randomUUID().toString())
                        .ignoreUnknownHeaders(true)
                        .v4MaxNonChunkedRequestSize(1L << 28)
                        .build();
        HttpClient client = HttpClient.newHttpClient();
        server.setBlobStoreLocator((identity, bucket, key) -> {
            String secret = secret(client, args, identity, bucket, key);
            return secret == null ? null : new AccessGrant(secret, store);
        });
        if (!store.containerExists(args[2])) {
            store.createContainer(args[2]);
        }
        server.start();
        System.out.println("READY " + server.getPort());
        System.out.flush();
        while (System.in.read() >= 0) {
            // nothing is said to it
        }
        System.exit(0);
    }

    private static String secret(
            HttpClient client, String[] args, String identity, String bucket, String key) {
        String query =
                "?identity="
                        + escape(identity)
                        + "&bucket="
                        + escape(bucket)
                        + "&key="
                        + escape(key);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(args[0] + query))
                        .header("Authorization", "Bearer " + args[1])
                        .build();
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : null;
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static String escape(String text) {
        return text == null ? "" : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
