package studio.truss.platform.devcloud.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import studio.truss.platform.devcloud.isolation.AccessRequest;
import studio.truss.platform.devcloud.isolation.Decision;
import studio.truss.platform.devcloud.isolation.Principals;
import studio.truss.platform.devcloud.isolation.RolePolicy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Answers the S3 server of the development cloud: with the secret of somebody's keys, when the
/// policy lets them read, write and delete the object. The server does not say which of these is
/// meant, so all must be allowed. On loopback, and only to who knows a word that is new at each
/// start.
public final class ObjectGrants implements AutoCloseable {
    private static final List<String> ACTIONS =
            List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject");

    private final RolePolicy policy;
    private final Principals principals;
    private final HttpServer server;
    private final String word = UUID.randomUUID().toString();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ObjectGrants(RolePolicy policy, Principals principals, HttpServer server) {
        this.policy = policy;
        this.principals = principals;
        this.server = server;
    }

    public static ObjectGrants start(RolePolicy policy, Principals principals) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ObjectGrants grants = new ObjectGrants(policy, principals, server);
        server.setExecutor(grants.threads);
        server.createContext("/", grants::handle);
        server.start();
        return grants;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    String word() {
        return word;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = exchange.getRequestHeaders().getFirst("Authorization");
            byte[] expected = ("Bearer " + word).getBytes(StandardCharsets.UTF_8);
            String secret = null;
            if (asked != null
                    && MessageDigest.isEqual(expected, asked.getBytes(StandardCharsets.UTF_8))) {
                Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
                secret =
                        secret(
                                query.getOrDefault("identity", ""),
                                query.getOrDefault("bucket", ""),
                                query.getOrDefault("key", ""));
            }
            if (secret == null) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            byte[] body = secret.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private @Nullable String secret(String accessKeyId, String bucket, String key) {
        Principals.Principal who = principals.of(accessKeyId);
        boolean odd = List.of(key.split("/", -1)).stream().anyMatch(p -> p.matches("\\.{1,2}"));
        if (who == null || key.isEmpty() || odd) {
            return null; // of the bucket itself nothing is allowed
        }
        String arn = "arn:aws:s3:::" + bucket + "/" + key;
        List<AccessRequest> requests =
                ACTIONS.stream().map(action -> new AccessRequest(action, arn, Map.of())).toList();
        return policy.decideAll(who.asking(requests)) instanceof Decision.Allowed
                ? who.secretKey()
                : null;
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> values = new HashMap<>();
        if (raw != null) {
            for (String part : raw.split("&", -1)) {
                String[] pair = part.split("=", 2);
                values.put(
                        pair[0],
                        pair.length > 1 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "");
            }
        }
        return values;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
