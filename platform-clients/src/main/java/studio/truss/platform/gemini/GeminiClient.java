package studio.truss.platform.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.remote.Answer;
import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;
import studio.truss.core.gemini.remote.GeminiService;
import studio.truss.core.gemini.remote.Question;
import studio.truss.core.gemini.remote.RemoteFile;
import studio.truss.core.transfer.remote.ObjectBody;
import studio.truss.platform.gemini.access.GeminiAddress;
import studio.truss.platform.gemini.access.GeminiKey;
import studio.truss.platform.gemini.failure.GeminiFailures;
import studio.truss.platform.gemini.failure.GeminiFailures.Call;
import studio.truss.platform.gemini.failure.NoAnswer;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gemini with one key. Questions go by Google's SDK; files and lists by the JDK's HTTP client,
/// because the SDK's upload can neither go on after an interruption nor say how far it is. Any
/// thread, but not the window's.
public final class GeminiClient implements GeminiService, AutoCloseable {
    private static final int PAGES_MAX = 10;

    private final GeminiAddress address;
    private final GeminiFailures failures;
    private final Wire wire;
    private final Uploads uploads;
    private final Asking asking;

    GeminiClient(GeminiAddress address, GeminiKey key, Clock clock, Limits limits) {
        this.address = address;
        this.failures = new GeminiFailures(key, clock);
        this.wire = new Wire(key, limits);
        this.uploads = new Uploads(address, wire, failures);
        this.asking = new Asking(address, key, failures, limits);
    }

    /// Connects to nothing yet.
    public static GeminiClient open(GeminiAddress address, GeminiKey key, Clock clock) {
        return new GeminiClient(address, key, clock, Limits.USUAL);
    }

    @Override
    public String begin(String displayName, String mimeType, long sizeBytes) {
        return uploads.begin(displayName, mimeType, sizeBytes);
    }

    @Override
    public long received(String place) {
        return uploads.received(place);
    }

    @Override
    public Optional<RemoteFile> send(String place, long from, ObjectBody piece, boolean last)
            throws IOException {
        return uploads.send(place, from, piece, last);
    }

    @Override
    public RemoteFile file(String name) {
        return FileJson.file(json(Call.FILE, "GET", named(name), null));
    }

    @Override
    public void delete(String name) {
        try {
            json(Call.FILE, "DELETE", named(name), null);
        } catch (GeminiException e) {
            if (e.kind() != Kind.FILE_GONE) {
                throw e;
            }
        }
    }

    private URI named(String name) {
        if (!name.matches("files/[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("no name of a file: " + name);
        }
        return address.call("/" + GeminiAddress.VERSION + "/" + name);
    }

    @Override
    public Answer ask(Question question) {
        requireModel(question.model());
        return asking.ask(question);
    }

    @Override
    public long countTokens(Question question) {
        requireModel(question.model());
        JsonNode count =
                json(
                        Call.ASK,
                        "POST",
                        address.call(
                                "/"
                                        + GeminiAddress.VERSION
                                        + "/"
                                        + CountRequest.path(question.model())
                                        + ":countTokens"),
                        CountRequest.body(question));
        if (!count.path("totalTokens").isIntegralNumber()) {
            throw NoAnswer.notTheService(null);
        }
        return count.path("totalTokens").asLong();
    }

    /// A model's name comes from settings, and becomes part of an address.
    private static void requireModel(String name) {
        if (!name.matches("(models/)?[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new GeminiException(
                    Kind.MODEL_GONE, "\"" + name + "\" is no name of a model.", null);
        }
    }

    @Override
    public List<String> models() {
        List<String> names = new ArrayList<>();
        String page = "";
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            String next = page.isEmpty() ? "" : "&pageToken=" + encoded(page);
            JsonNode list =
                    json(
                            Call.OTHER,
                            "GET",
                            address.call(
                                    "/" + GeminiAddress.VERSION + "/models?pageSize=1000" + next),
                            null);
            list.path("models")
                    .forEach(model -> {
                        if (canBeAsked(model.path("supportedGenerationMethods"))) {
                            names.add(model.path("name").asText("").replaceFirst("^models/", ""));
                        }
                    });
            page = list.path("nextPageToken").asText("");
            if (page.isEmpty()) {
                break;
            }
        }
        return List.copyOf(names);
    }

    private static boolean canBeAsked(JsonNode methods) {
        if (!methods.isArray()) {
            return true;
        }
        for (JsonNode method : methods) {
            if (method.asText("").equals("generateContent")) {
                return true;
            }
        }
        return false;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode json(Call call, String method, URI to, @Nullable JsonNode body) {
        Wire.Reply reply =
                wire.send(
                        method,
                        to,
                        body == null ? Map.of() : Map.of("Content-Type", "application/json"),
                        body == null ? null : body.toString());
        JsonNode json = FileJson.object(reply.body()).orElseGet(MissingNode::getInstance);
        boolean empty = method.equals("DELETE") && reply.body().length == 0;
        // a file that failed has an error of its own
        boolean answered = json.isObject() && (!json.has("error") || json.has("name"));
        if (reply.isGood() && (answered || empty)) {
            return json;
        }
        throw failures.of(call, reply.refusal());
    }

    @Override
    public void close() {
        asking.close();
        wire.close();
    }

    @Override
    public String toString() {
        return "GeminiClient[" + address.base() + "]";
    }
}
