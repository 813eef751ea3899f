package studio.truss.platform.aws.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectException.Kind;
import studio.truss.core.transfer.remote.StoredPart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// [CreatorObjects] before what a service answers in trouble, and what stands in its place.
final class CreatorObjectsFailureTest {
    private static final String KEY = "creators/u1/a.mp4";

    private HttpServer server;
    private ExecutorService threads;
    private CreatorObjects objects;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch silence = new CountDownLatch(1);
    private volatile Reply reply = new Reply(200, true, "text/plain", "");

    private record Reply(int status, boolean ofService, String type, String body) {
        static Reply error(int status, String code, String message) {
            return new Reply(
                    status,
                    true,
                    "application/xml",
                    "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
                            .formatted(code, message));
        }

        static Reply xml(String body) {
            return new Reply(200, true, "application/xml", body);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        objects = objects(Duration.ofSeconds(20));
    }

    private CreatorObjects objects(Duration standstill) {
        return new CreatorObjects(
                new RequestSigner(ObjectServer.bucket(address()), Clock.systemUTC()),
                new Exchange(Duration.ofSeconds(5), standstill),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")),
                null,
                () -> {});
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            Reply now = reply;
            if (now.status() == 0) {
                silence.await();
                return;
            }
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", now.type());
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/sign-in");
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            if (now.ofService()) {
                exchange.getResponseHeaders().set("x-amz-request-id", "1234");
            }
            byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(now.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        objects.close();
        silence.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void put() {
        objects.put(KEY, "video/mp4", new byte[] {1, 2, 3});
    }

    private static ObjectException refused(Runnable request) {
        return assertThrows(ObjectException.class, request::run);
    }

    @ParameterizedTest
    @CsvSource({
        "503, SlowDown, Please reduce your request rate., THROTTLED",
        "503, ServiceUnavailable, , TRANSIENT",
        "500, InternalError, We encountered an internal error., TRANSIENT",
        "400, RequestTimeout, Your socket connection was not read., TRANSIENT",
        "400, ExpiredToken, The provided token has expired., CREDENTIALS",
        "403, InvalidAccessKeyId, , CREDENTIALS",
        "403, SignatureDoesNotMatch, , CREDENTIALS",
        "403, AccessDenied, Access Denied, DENIED",
        "403, AccessDenied, Request has expired, CLOCK",
        "403, RequestTimeTooSkewed, , CLOCK",
        "404, NoSuchBucket, , NO_BUCKET",
        "301, PermanentRedirect, , NO_BUCKET",
        "404, NoSuchUpload, , UPLOAD_GONE",
        "400, BadDigest, , CHECKSUM",
        "400, XAmzContentChecksumMismatch, , CHECKSUM",
        "400, EntityTooLarge, too large, INVALID"
    })
    void errorsOfTheServiceAreToldApart(int status, String code, String message, Kind kind) {
        reply = Reply.error(status, code, message == null ? "" : message);
        ObjectException e = refused(this::put);
        assertEquals(kind, e.kind());
        String words = String.valueOf(e.getMessage());
        assertTrue(words.endsWith(".") || kind == Kind.INVALID, words);
        // a wrong clock is for the person to set
        boolean byItself = e.passes() && kind != Kind.CLOCK;
        assertEquals(byItself, words.endsWith("It goes on later, where it stopped."), words);
        assertEquals(1, requests.size());
    }

    @ParameterizedTest
    @CsvSource({"200", "302", "403", "511"})
    void signInPageOfANetworkIsNotTakenForTheService(int status) {
        reply = new Reply(status, false, "text/html", "<html>Welcome to the hotel</html>");
        List<Byte> received = new ArrayList<>();
        List<Runnable> calls =
                List.of(
                        this::put,
                        () -> objects.head(KEY),
                        () -> objects.begin(KEY, "video/mp4", "00".repeat(32)),
                        () -> objects.parts(KEY, "id", 0),
                        () -> objects.complete(KEY, "id", List.of()),
                        () -> objects.abort(KEY, "id"),
                        () -> {
                            try {
                                objects.get(KEY, 0, null, data -> received.add(data.get()));
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        for (Runnable call : calls) {
            assertEquals(Kind.NOT_THE_SERVICE, refused(call).kind());
        }
        assertEquals(List.of(), received);
        assertEquals(calls.size(), requests.size());
    }

    @Test
    void errorUnderAGoodStatusIsNoCompletion() {
        reply = Reply.xml("<Error><Code>InternalError</Code><Message>later</Message></Error>");
        assertEquals(Kind.TRANSIENT, refused(() -> objects.complete(KEY, "id", List.of())).kind());
    }

    @Test
    void rangeThatTheServerIgnoresIsNotWritten() {
        reply = new Reply(200, true, "video/mp4", "the whole object");
        AtomicInteger received = new AtomicInteger();
        try {
            objects.get(KEY, 4, "\"1\"", data -> received.addAndGet(data.remaining()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        assertEquals(0, received.get());
    }

    @Test
    void partsAreReadWithTheirHashesAPageAtATime() {
        reply =
                Reply.xml(
                        """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <ListPartsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
                          <Bucket>b</Bucket><Key>k</Key><UploadId>id</UploadId>
                          <PartNumberMarker>3</PartNumberMarker>
                          <NextPartNumberMarker>5</NextPartNumberMarker>
                          <IsTruncated>true</IsTruncated>
                          <Part><PartNumber>4</PartNumber><ETag>"a"</ETag><Size>8388608</Size>
                            <ChecksumSHA256>AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=</ChecksumSHA256>
                          </Part>
                          <Part><PartNumber>5</PartNumber><ETag>&quot;b&quot;</ETag><Size>7</Size></Part>
                        </ListPartsResult>
                        """);
        StoredPart.Page page = objects.parts(KEY, "id", 3);

        assertEquals(
                new StoredPart.Page(
                        List.of(
                                new StoredPart(
                                        4,
                                        8_388_608,
                                        "\"a\"",
                                        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b"
                                                + "1c1d1e1f"),
                                new StoredPart(5, 7, "\"b\"", null)),
                        true),
                page);
        assertTrue(requests.getFirst().contains("part-number-marker=3"), requests.getFirst());
    }

    @Test
    void documentThatReachesOutIsNotFollowed() {
        reply =
                Reply.xml(
                        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                                + "<InitiateMultipartUploadResult><UploadId>&x;</UploadId>"
                                + "</InitiateMultipartUploadResult>");
        assertEquals(
                Kind.NOT_THE_SERVICE,
                refused(() -> objects.begin(KEY, "video/mp4", "00".repeat(32))).kind());
    }

    @Test
    void serviceThatSaysNothingIsGivenUp() {
        reply = new Reply(0, true, "", "");
        try (CreatorObjects impatient = objects(Duration.ofMillis(200))) {
            ObjectException e = refused(() -> impatient.head(KEY));
            assertEquals(Kind.TRANSIENT, e.kind());
            assertTrue(e.toString().contains("too long"), e.toString());
        }
    }

    @Test
    void computerWithoutNetworkIsSaidToBe() {
        URI nobody = address();
        server.stop(0);
        try (CreatorObjects alone =
                ObjectServer.objects(nobody, "key", "secret", Clock.systemUTC())) {
            ObjectException e = refused(() -> alone.head(KEY));
            assertEquals(Kind.TRANSIENT, e.kind());
            assertTrue(e.toString().contains("offline"), e.toString());
        }
    }
}
