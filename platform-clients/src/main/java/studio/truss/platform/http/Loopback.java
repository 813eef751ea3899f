package studio.truss.platform.http;

import java.net.URI;

/// Addresses of this machine.
public final class Loopback {
    private Loopback() {}

    /// Whether the address is of this machine, as it is written: no name is looked up.
    public static boolean is(URI uri) {
        String host = uri.getHost();
        if (host == null) {
            return false;
        }
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }
}
