package studio.truss.platform.devcloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands in for a Cognito user pool, an identity pool and the security token service, all at one
/// address on the loopback, with real RS256 tokens. Users are kept in memory; a creator's id
/// follows from the address, so it outlives a restart.
public final class IdentityStandIn implements AutoCloseable {
    public static final String REGION = "us-east-1";
    public static final String USER_POOL = "us-east-1_TrussDev";
    public static final String CLIENT = "trussdesktopdevelopment";
    public static final String IDENTITY_POOL = "us-east-1:00000000-0000-4000-8000-000000000001";
    public static final String ROLE = "arn:aws:iam::000000000000:role/TrussCreator";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BODY_MAX = 1 << 20;

    private final HttpServer server;
    private final ExecutorService threads;
    private final TokenSigner signer;
    private final KeyOffice keys;
    private final UserPoolStandIn userPool;
    private final IdentityPoolStandIn identityPool;
    private final TokenServiceStandIn tokenService;

    private IdentityStandIn(HttpServer server, Clock clock, Lifetimes lifetimes, Mailbox mailbox) {
        this.server = server;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.signer = new TokenSigner(clock);
        this.keys = new KeyOffice(signer, clock, lifetimes.credentials());
        UserPoolTokens tokens =
                new UserPoolTokens(
                        signer,
                        clock,
                        lifetimes.tokens(),
                        address(server) + "/" + USER_POOL,
                        CLIENT);
        this.userPool = new UserPoolStandIn(CLIENT, tokens, clock, lifetimes, mailbox);
        this.identityPool = new IdentityPoolStandIn(REGION, IDENTITY_POOL, USER_POOL, signer, keys);
        this.tokenService = new TokenServiceStandIn(signer, keys);
    }

    /// Starts on the loopback.
    ///
    /// @param port 0 for any that is free
    public static IdentityStandIn start(int port, Clock clock, Lifetimes lifetimes, Mailbox mailbox)
            throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        IdentityStandIn standIn = new IdentityStandIn(server, clock, lifetimes, mailbox);
        server.setExecutor(standIn.threads);
        server.createContext("/", standIn::handle);
        server.start();
        return standIn;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public URI endpoint() {
        return URI.create(address(server));
    }

    /// Adds a user who needs no sign-up.
    public void addUser(String email) {
        userPool.addUser(email);
    }

    /// Adds a user who can sign in by a password too.
    public void addUser(String email, String password) {
        userPool.addUser(email);
        userPool.setPassword(email, password);
    }

    /// Takes nobody new from now on: a sign-up fails in this way.
    public void refuseSignUps(String error, String message) {
        userPool.refuseSignUps(new StandInException(error, message));
    }

    /// The creator that an address signs in as.
    public static String creatorId(String email) {
        return UserPoolTokens.sub(email);
    }

    /// Signs with a new key from now on, as a pool does now and then.
    public void rotateSigningKey() {
        signer.rotate();
    }

    /// Who keys were given to, while they are good.
    public Optional<String> creatorOf(String accessKeyId) {
        return keys(accessKeyId).map(IssuedKeys::creator);
    }

    /// Keys that were given, while they are good.
    public Optional<IssuedKeys> keys(String accessKeyId) {
        return keys.find(accessKeyId);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/" + USER_POOL + "/.well-known/jwks.json")) {
                send(exchange, 200, "application/json", signer.keySet().toString());
                return;
            }
            String body =
                    new String(
                            exchange.getRequestBody().readNBytes(BODY_MAX), StandardCharsets.UTF_8);
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            if (target == null) {
                form(exchange, body);
            } else {
                json(exchange, target, body);
            }
        }
    }

    private void form(HttpExchange exchange, String body) throws IOException {
        try {
            send(exchange, 200, "text/xml", tokenService.call(body));
        } catch (StandInException e) {
            send(exchange, 400, "text/xml", TokenServiceStandIn.refusal(e));
        }
    }

    private void json(HttpExchange exchange, String target, String body) throws IOException {
        String operation = target.substring(target.indexOf('.') + 1);
        try {
            JsonNode request = JSON.readTree(body);
            JsonNode answer =
                    target.startsWith("AWSCognitoIdentityProviderService.")
                            ? userPool.call(operation, request)
                            : identityPool.call(operation, request);
            send(exchange, 200, "application/x-amz-json-1.1", answer.toString());
        } catch (StandInException e) {
            refuse(exchange, e.error(), String.valueOf(e.getMessage()));
        } catch (JsonProcessingException e) {
            refuse(exchange, "SerializationException", "The request is no JSON.");
        }
    }

    private static void refuse(HttpExchange exchange, String error, String message)
            throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", error + ":");
        String body =
                JSON.createObjectNode().put("__type", error).put("message", message).toString();
        send(exchange, 400, "application/x-amz-json-1.1", body);
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
