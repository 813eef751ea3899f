package studio.truss.platform.devcloud.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.platform.devcloud.gemini.fault.Fault;
import studio.truss.platform.devcloud.gemini.fault.GoogleErrors;
import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the stand-in does when nothing goes wrong, refusals for good reasons included.
final class StandInCalls {
    private static final int PER_SECOND = 102;
    private static final int PER_TOKEN = 4;

    private final UploadCalls uploads;
    private final StoredFiles files;
    private final Responder responder;
    private volatile Set<String> keys = Set.of(GeminiStandIn.KEY);
    private volatile List<String> models =
            List.of(GeminiStandIn.MODEL, "gemini-3.5-flash-lite", "gemini-3.5-flash");
    private volatile boolean streams = true;

    StandInCalls(URI endpoint, UploadDesk uploads, StoredFiles files, Responder responder) {
        this.uploads = new UploadCalls(endpoint, uploads, files);
        this.files = files;
        this.responder = responder;
    }

    void takeKeys(Set<String> taken) {
        keys = Set.copyOf(taken);
    }

    void haveModels(List<String> had) {
        models = List.copyOf(had);
    }

    void knowStreams(boolean known) {
        streams = known;
    }

    /// Takes so many bytes of the body, and hangs up.
    void cut(StandInExchange call, long afterBytes) throws IOException {
        if (call.operation() == Operation.SEND) {
            uploads.take(call, afterBytes);
        } else {
            call.body().readNBytes((int) afterBytes);
            call.remember(afterBytes);
        }
        throw StandInExchange.cut();
    }

    void handle(StandInExchange call) throws IOException {
        String key = call.header("x-goog-api-key");
        if (!keys.contains(key)) {
            call.readAll();
            call.answer(
                    key.isEmpty()
                            ? Fault.error(
                                    403,
                                    "PERMISSION_DENIED",
                                    "Method doesn't allow unregistered callers (callers without"
                                            + " established identity).")
                            : new Fault.Answer(400, Map.of(), GoogleErrors.badKey()));
            return;
        }
        switch (call.operation()) {
            case BEGIN -> uploads.begin(call);
            case QUERY -> uploads.query(call);
            case SEND -> uploads.send(call);
            case FILE, DELETE -> file(call);
            case ASK -> ask(call);
            case COUNT -> count(call);
            case MODELS -> models(call);
            case OTHER -> {
                call.readAll();
                call.answer(404, Map.of("Content-Type", "text/html"), "<html>Not found</html>");
            }
        }
    }

    private void file(StandInExchange call) throws IOException {
        call.readAll();
        String name = call.path().replaceFirst("^/v1beta/", "");
        boolean deletes = call.operation() == Operation.DELETE;
        Optional<String> answer =
                deletes
                        ? Optional.of("{}").filter(_ -> files.delete(name))
                        : files.look(name).map(ObjectNode::toString);
        if (answer.isPresent()) {
            call.answer(200, Map.of(), answer.get());
        } else {
            call.answer(noPermission(name));
        }
    }

    private static Fault.Answer noPermission(String name) {
        return Fault.error(
                403,
                "PERMISSION_DENIED",
                "You do not have permission to access the File %s or it may not exist."
                        .formatted(name.replace("files/", "")));
    }

    private void ask(StandInExchange call) throws IOException {
        JsonNode body = call.readAll();
        boolean stream = call.path().endsWith(":streamGenerateContent");
        if (stream && !streams) {
            call.answer(404, Map.of("Content-Type", "text/plain"), "no such address");
            return;
        }
        AskedQuestion question = AskedQuestion.of(call.path(), body);
        Optional<Fault.Answer> refusal = refusal(question);
        if (refusal.isPresent()) {
            call.answer(refusal.get());
            return;
        }
        WrittenReply reply =
                new WrittenReply(responder.answer(question), question.model(), tokens(question));
        if (stream) {
            call.stream(reply.events());
        } else {
            call.answer(200, Map.of(), reply.whole());
        }
    }

    private Optional<Fault.Answer> refusal(AskedQuestion question) {
        if (!models.contains(question.model())) {
            return Optional.of(
                    Fault.error(
                            404,
                            "NOT_FOUND",
                            "models/"
                                    + question.model()
                                    + " is not found for API version v1beta, or is not supported"
                                    + " for generateContent. Call ListModels to see the list of"
                                    + " available models and their supported methods."));
        }
        if (!question.isAboutFilm()) {
            return Optional.empty();
        }
        String name = question.fileUri().replaceFirst(".*/v1beta/", "");
        return switch (files.stateOf(question.fileUri()).orElse("")) {
            case "" -> Optional.of(noPermission(name));
            case "ACTIVE" -> Optional.empty();
            default ->
                    Optional.of(
                            Fault.error(
                                    400,
                                    "FAILED_PRECONDITION",
                                    "The File "
                                            + name.replace("files/", "")
                                            + " is not in an ACTIVE state and usage is not"
                                            + " allowed."));
        };
    }

    /// By the service's rates for a picture and a second of sound.
    private static long tokens(AskedQuestion question) {
        long words = question.text().length() + (long) question.instruction().length();
        return PER_SECOND * (question.toS() - question.fromS()) + words / PER_TOKEN;
    }

    private void count(StandInExchange call) throws IOException {
        AskedQuestion question = AskedQuestion.of(call.path(), call.readAll());
        Optional<Fault.Answer> refusal = refusal(question);
        call.answer(
                refusal.orElseGet(() ->
                        new Fault.Answer(
                                200,
                                Map.of(),
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("totalTokens", tokens(question))
                                        .toString())));
    }

    private void models(StandInExchange call) throws IOException {
        call.readAll();
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        ArrayNode had = list.putArray("models");
        for (String model : models) {
            had.addObject()
                    .put("name", "models/" + model)
                    .put("inputTokenLimit", 1_048_576)
                    .put("outputTokenLimit", 65_536)
                    .putArray("supportedGenerationMethods")
                    .add("generateContent")
                    .add("countTokens");
        }
        call.answer(200, Map.of(), list.toString());
    }
}
