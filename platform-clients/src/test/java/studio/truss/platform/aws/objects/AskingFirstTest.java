package studio.truss.platform.aws.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

import studio.truss.core.transfer.remote.ObjectException;
import studio.truss.core.transfer.remote.ObjectException.Kind;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// Lines on which nobody answers the question whether a body may come.
final class AskingFirstTest {
    private static final String TAKEN =
            "HTTP/1.1 200 OK\r\nx-amz-request-id: 1\r\nETag: \"1\"\r\nContent-Length: 0\r\n\r\n";

    private final List<String> requests = new CopyOnWriteArrayList<>();

    @Test
    void serverThatDoesNotKnowTheQuestionGetsTheBodyAtTheNextTry() throws IOException {
        check("");
    }

    @Test
    void serverThatRefusesTheQuestionGetsTheBodyAtTheNextTry() throws IOException {
        check(
                "HTTP/1.1 417 Expectation Failed\r\nContent-Length: 0\r\n"
                        + "x-amz-request-id: 1\r\nConnection: close\r\n\r\n");
    }

    private void check(String toTheQuestion) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                CreatorObjects objects = objects(server)) {
            Thread.ofPlatform().daemon().start(() -> serve(server, toTheQuestion));
            byte[] body = new byte[2 << 20];
            ObjectException e =
                    assertThrows(ObjectException.class, () -> objects.put("k", "video/mp4", body));
            assertEquals(Kind.TRANSIENT, e.kind());
            objects.put("k", "video/mp4", body);
        }
        assertEquals(List.of("asked", "taken 2097152"), requests);
    }

    private static CreatorObjects objects(ServerSocket server) {
        URI address = URI.create("http://127.0.0.1:" + server.getLocalPort());
        return new CreatorObjects(
                new RequestSigner(ObjectServer.bucket(address), Clock.systemUTC()),
                new Exchange(Duration.ofSeconds(5), Duration.ofMillis(300)),
                () -> AwsBasicCredentials.create("key", "secret"),
                null,
                () -> {});
    }

    private void serve(ServerSocket server, String toTheQuestion) {
        try {
            while (true) {
                Socket socket = server.accept();
                InputStream in = new BufferedInputStream(socket.getInputStream());
                String head = head(in);
                if (head.contains("expect: 100-continue")) {
                    requests.add("asked");
                    socket.getOutputStream()
                            .write(toTheQuestion.getBytes(StandardCharsets.US_ASCII));
                    continue;
                }
                long size = 0;
                byte[] piece = new byte[1 << 16];
                while (size < 2 << 20) {
                    size += Math.max(0, in.read(piece));
                }
                requests.add("taken " + size);
                socket.getOutputStream().write(TAKEN.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString().toLowerCase(Locale.ROOT);
    }
}
