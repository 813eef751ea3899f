package studio.truss.platform.devcloud.gemini;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import studio.truss.platform.devcloud.gemini.fault.Fault;
import studio.truss.platform.devcloud.gemini.fault.Faults;
import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Stands in for Gemini on the loopback: uploads that can be gone on with, files and their states,
/// questions in one piece and as streams, counts, models, keys; and whatever can go wrong with
/// each. It remembers every request, so that a test can count them. Nothing outlives it.
public final class GeminiStandIn implements AutoCloseable {
    public static final String MODEL = "gemini-3.8-flash";

    /// The key that is taken where no other is named.
    public static final String KEY = "stand-in-key";

    private final HttpServer server;
    private final ExecutorService threads;
    private final URI endpoint;
    private final RequestLog log = new RequestLog();
    private final Faults faults = new Faults();
    private final UploadDesk uploads = new UploadDesk();
    private final StoredFiles files;
    private final StandInCalls calls;

    private GeminiStandIn(HttpServer server, Clock clock, Responder responder) {
        this.server = server;
        this.threads = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
        this.endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        this.files = new StoredFiles(endpoint, clock);
        this.calls = new StandInCalls(endpoint, uploads, files, responder);
    }

    /// Starts on the loopback.
    ///
    /// @param port 0 for any that is free
    public static GeminiStandIn start(int port, Clock clock, Responder responder)
            throws IOException {
        HttpServer server =
                HttpServer.create(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        GeminiStandIn standIn = new GeminiStandIn(server, clock, responder);
        server.setExecutor(standIn.threads);
        server.createContext("/", standIn::handle);
        server.start();
        return standIn;
    }

    /// With answers that are made up.
    public static GeminiStandIn start() throws IOException {
        return start(0, Clock.systemUTC(), new InventedAnswers());
    }

    /// What `GOOGLE_GEMINI_BASE_URL` should be.
    public URI endpoint() {
        return endpoint;
    }

    public Faults faults() {
        return faults;
    }

    public StoredFiles files() {
        return files;
    }

    /// Takes these keys alone from now on.
    public void takeKeys(Set<String> keys) {
        calls.takeKeys(keys);
    }

    /// Has these models alone from now on.
    public void haveModels(List<String> models) {
        calls.haveModels(models);
    }

    /// Knows streams, or answers the call for one as an address that it does not have.
    public void knowStreams(boolean known) {
        calls.knowStreams(known);
    }

    /// Forgets the uploads that were begun, as the service does after a week.
    public void forgetUploads() {
        uploads.forget();
    }

    /// All so far, in order.
    public List<ReceivedRequest> requests() {
        return log.all();
    }

    public List<ReceivedRequest> requests(Operation operation) {
        return log.all().stream().filter(r -> r.operation() == operation).toList();
    }

    public int count(Operation operation) {
        return requests(operation).size();
    }

    /// What was asked, those included that got no answer.
    public List<AskedQuestion> questions() {
        return requests(Operation.ASK).stream().map(ReceivedRequest::question).toList();
    }

    /// Bytes of uploads that arrived, those that were sent again included.
    public long uploadedBytes() {
        return requests(Operation.SEND).stream().mapToLong(ReceivedRequest::bytes).sum();
    }

    private void handle(HttpExchange exchange) throws IOException {
        StandInExchange call = new StandInExchange(exchange, log);
        Fault fault = faults.take(call.operation()).orElse(null);
        if (fault instanceof Fault.Hold(var until)) {
            call.hold(until);
            fault = null;
        }
        switch (fault) {
            case Fault.Answer answer -> {
                call.readAll();
                call.answer(answer);
            }
            case Fault.CutRequest(long afterBytes) -> calls.cut(call, afterBytes);
            case null -> calls.handle(call);
            case Fault.CutAnswer cut -> calls.handle(call.failing(cut));
            case Fault.CutStream cut -> calls.handle(call.failing(cut));
            case Fault.InStream other -> calls.handle(call.failing(other));
            case Fault.Hold _ -> throw new IllegalStateException("waited already");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
