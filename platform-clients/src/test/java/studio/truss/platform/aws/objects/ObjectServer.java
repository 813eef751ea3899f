package studio.truss.platform.aws.objects;

import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import studio.truss.platform.aws.stack.CloudConfig;
import studio.truss.platform.aws.stack.Endpoints;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// An S3 server that checks signatures, on this machine and in this process; keys that it knows can
/// be added and taken back.
final class ObjectServer implements AutoCloseable {
    static final String BUCKET = "truss-test";
    static final String KEY = "ASIATEST";
    static final String SECRET = "secret-of-a-test";

    private final S3Proxy server;
    private final Map<String, String> secrets = new ConcurrentHashMap<>(Map.of(KEY, SECRET));

    private ObjectServer() throws Exception {
        BlobStore store = new TransientNio2BlobStore();
        server =
                S3Proxy.builder()
                        .blobStore(store)
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "nobody", "knows-this")
                        .ignoreUnknownHeaders(true)
                        .v4MaxNonChunkedRequestSize(1L << 28)
                        .build();
        server.setBlobStoreLocator((identity, _, _) -> {
            String secret = secrets.get(identity);
            return secret == null ? null : new AccessGrant(secret, store);
        });
        store.createContainer(BUCKET);
        server.start();
    }

    static ObjectServer start() {
        try {
            return new ObjectServer();
        } catch (Exception e) {
            throw new IllegalStateException("no S3 server", e);
        }
    }

    void know(String keyId, String secret) {
        secrets.put(keyId, secret);
    }

    void forget(String keyId) {
        secrets.remove(keyId);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    CreatorObjects objects() {
        return objects(address(), KEY, SECRET, Clock.systemUTC());
    }

    static CreatorObjects objects(URI address, String keyId, String secret, Clock clock) {
        return new CreatorObjects(
                new RequestSigner(bucket(address), clock),
                new Exchange(Duration.ofSeconds(5), Duration.ofSeconds(20)),
                StaticCredentialsProvider.create(
                        AwsSessionCredentials.create(keyId, secret, "session")),
                null,
                () -> {});
    }

    static BucketAddress bucket(URI address) {
        return BucketAddress.of(
                new CloudConfig(
                        "us-east-1",
                        "truss",
                        BUCKET,
                        null,
                        new Endpoints(null, address, null, null, null)));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server does not end", e);
        }
    }
}
