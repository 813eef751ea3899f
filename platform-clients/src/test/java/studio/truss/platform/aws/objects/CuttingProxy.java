package studio.truss.platform.aws.objects;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// A line to a server that breaks once, when so many bytes of an answer are through.
final class CuttingProxy implements AutoCloseable {
    private final ServerSocket entrance;
    private final URI server;
    private final long after;
    private final AtomicBoolean cut = new AtomicBoolean();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    CuttingProxy(URI server, long after) throws IOException {
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.server = server;
        this.after = after;
        run("entrance", this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    boolean hasCut() {
        return cut.get();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void run(String name, Work work) {
        Thread.ofPlatform()
                .daemon()
                .name(name)
                .start(() -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // one of the ends is gone
                    }
                });
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = entrance.accept();
            Socket service = new Socket(server.getHost(), server.getPort());
            open.add(client);
            open.add(service);
            run("there", () -> pass(client, service, Long.MAX_VALUE));
            run("back", () -> pass(service, client, after));
        }
    }

    private void pass(Socket from, Socket to, long most) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] piece = new byte[8 << 10];
            long through = 0;
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                out.write(piece, 0, n);
                out.flush();
                through += n;
                if (through >= most && cut.compareAndSet(false, true)) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
