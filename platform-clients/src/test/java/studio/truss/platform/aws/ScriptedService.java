package studio.truss.platform.aws;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands where the service would and answers each request the same, on this machine alone. Made of
/// a bare socket, since the JDK's server writes a date of its own into every answer.
final class ScriptedService implements AutoCloseable {
    static final String DATE = "Fri, 27 Nov 2026 01:00:00 GMT";

    /// An answer in the service's own form.
    static String json(int status, String body) {
        return answer(status, "application/x-amz-json-1.0", DATE, body);
    }

    /// The service's error of that name.
    static String error(int status, String name, String message) {
        return error(status, name, message, DATE);
    }

    static String error(int status, String name, String message, String date) {
        return answer(
                status,
                "application/x-amz-json-1.0",
                date,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}"
                        .formatted(name, message));
    }

    static String answer(int status, String type, String date, String body) {
        return """
        HTTP/1.1 %d Whatever\r
        Content-Type: %s\r
        Content-Length: %d\r
        Date: %s\r
        Location: /sign-in\r
        Connection: close\r
        \r
        %s\
        """
                .formatted(status, type, body.length(), date, body);
    }

    private final ServerSocket server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private ScriptedService() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /// Gives that answer to every request; breaks off where it is empty.
    static ScriptedService answering(String answer) throws IOException {
        ScriptedService service = new ScriptedService();
        service.serve(socket -> {
            try (socket) {
                service.requests.add(readRequest(socket.getInputStream()));
                OutputStream out = socket.getOutputStream();
                out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
        });
        return service;
    }

    /// Takes each request and says nothing.
    static ScriptedService silent() throws IOException {
        ScriptedService service = new ScriptedService();
        service.serve(socket -> service.requests.add(readRequest(socket.getInputStream())));
        return service;
    }

    /// Lets connections come and reads nothing from them.
    static ScriptedService deaf() throws IOException {
        ScriptedService service = new ScriptedService();
        service.serve(socket -> {});
        return service;
    }

    @FunctionalInterface
    private interface Handler {
        void handle(Socket socket) throws IOException;
    }

    private void serve(Handler handler) {
        Thread.ofVirtual()
                .start(() -> {
                    while (!server.isClosed()) {
                        try {
                            Socket socket = server.accept();
                            open.add(socket);
                            handler.handle(socket);
                        } catch (IOException e) {
                            // the other side went, or the test is over
                        }
                    }
                });
    }

    private static String readRequest(InputStream socket) throws IOException {
        InputStream in = new BufferedInputStream(socket);
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("half a request");
            }
            head.append((char) next);
        }
        String length = header(head.toString(), "content-length");
        in.readNBytes(Integer.parseInt(length));
        return head.toString();
    }

    /// A header of a request that came in; empty where it has none.
    static String header(String request, String name) {
        return request.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /// The heads of the requests that came in.
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
