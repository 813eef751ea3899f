package studio.truss.platform.aws.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

import studio.truss.core.transfer.remote.ObjectBody;
import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectException.Kind;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Signed addresses, as they stand on the wire, before a server that checks them.
final class SignedRequestTest {
    private static final byte[] BODY = "picture".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "pictur3".getBytes(StandardCharsets.UTF_8);
    private static ObjectServer server;
    private static HttpClient http;

    private final String key = "creators/u1/assets/v1/" + UUID.randomUUID() + ".mp4";

    @BeforeAll
    static void start() {
        server = ObjectServer.start();
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void stop() {
        http.close();
        server.close();
    }

    private RequestSigner.Signed signed(String secret, Clock clock) {
        ObjectRequest put =
                ObjectRequest.of("PUT", key)
                        .header("content-type", "video/mp4")
                        .body(ObjectBody.of(BODY));
        return new RequestSigner(ObjectServer.bucket(server.address()), clock)
                .sign(
                        put,
                        AwsSessionCredentials.create(ObjectServer.KEY, secret, "session"),
                        Duration.ofMinutes(15));
    }

    private static HttpResponse<String> put(
            RequestSigner.Signed signed, UnaryOperator<String> address, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address.apply(signed.address().toString())))
                        .PUT(BodyPublishers.ofByteArray(body));
        signed.headers().forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void addressThatWasSignedIsTaken() throws Exception {
        RequestSigner.Signed signed = signed(ObjectServer.SECRET, Clock.systemUTC());
        assertEquals(200, put(signed, a -> a, BODY).statusCode());
        try (CreatorObjects objects = server.objects()) {
            assertArrayEquals(BODY, objects.bytes(key, 100));
        }
    }

    @Test
    void wrongSignatureIsRefused() throws Exception {
        RequestSigner.Signed wrong = signed("another-secret", Clock.systemUTC());
        assertEquals(403, put(wrong, a -> a, BODY).statusCode());

        RequestSigner.Signed right = signed(ObjectServer.SECRET, Clock.systemUTC());
        UnaryOperator<String> elsewhere = a -> a.replace("/u1/", "/u2/");
        assertEquals(403, put(right, elsewhere, BODY).statusCode());
    }

    @Test
    void addressIsRefusedAfterItsTime() throws Exception {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        HttpResponse<String> answer = put(signed(ObjectServer.SECRET, late), a -> a, BODY);
        assertEquals(403, answer.statusCode());
        assertTrue(answer.body().contains("expired"), answer.body());
    }

    @Test
    void bodyThatIsNotTheOneSignedIsRefused() throws Exception {
        RequestSigner.Signed signed = signed(ObjectServer.SECRET, Clock.systemUTC());
        HttpResponse<String> answer = put(signed, a -> a, OTHER);
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("BadDigest"), answer.body());
    }

    @Test
    void bodyOfAnotherLengthAndHeadersThatDifferAreRefused() throws Exception {
        RequestSigner.Signed signed = signed(ObjectServer.SECRET, Clock.systemUTC());
        byte[] longer = "pictures".getBytes(StandardCharsets.UTF_8);
        assertEquals(403, put(signed, a -> a, longer).statusCode());

        RequestSigner.Signed otherType =
                new RequestSigner.Signed(
                        signed.address(),
                        Map.of(
                                "content-type",
                                "text/html",
                                RequestSigner.CHECKSUM,
                                signed.headers().getOrDefault(RequestSigner.CHECKSUM, "")));
        assertEquals(403, put(otherType, a -> a, BODY).statusCode());
    }

    private Kind refusal(CreatorObjects objects) {
        try (objects) {
            return assertThrows(ObjectException.class, () -> objects.put(key, "video/mp4", BODY))
                    .kind();
        }
    }

    @Test
    void refusalsAreToldApart() {
        URI address = server.address();
        Clock now = Clock.systemUTC();
        String secret = ObjectServer.SECRET;
        assertEquals(
                Kind.CREDENTIALS,
                refusal(ObjectServer.objects(address, ObjectServer.KEY, "another", now)));
        assertEquals(
                Kind.CREDENTIALS,
                refusal(ObjectServer.objects(address, "ASIANOBODY", secret, now)));
        assertEquals(
                Kind.CLOCK,
                refusal(
                        ObjectServer.objects(
                                address,
                                ObjectServer.KEY,
                                secret,
                                Clock.offset(now, Duration.ofHours(-1)))));
    }
}
