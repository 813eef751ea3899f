package studio.truss.platform.aws.stack;

import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

class DownloadTest {
    @Test
    @Timeout(30)
    void anAnswerWhoseBodyNeverComesEndsAtTheTimeLimit() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 9, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> beginAnAnswer(server));
            URI address = URI.create("http://127.0.0.1:" + server.getLocalPort());
            assertThrows(
                    HttpTimeoutException.class,
                    () -> Download.text(address, Duration.ofMillis(300)));
        }
    }

    /// The connection stays open when it is forgotten.
    private static void beginAnAnswer(ServerSocket server) {
        try {
            Socket line = server.accept();
            line.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{".getBytes(US_ASCII));
            line.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // the test is over
        }
    }
}
