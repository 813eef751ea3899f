package studio.truss.platform.devcloud.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// The upload protocol, as the service keeps it.
final class UploadCalls {
    private static final String STATUS = "X-Goog-Upload-Status";
    private static final String RECEIVED = "X-Goog-Upload-Size-Received";

    private final URI endpoint;
    private final UploadDesk desk;
    private final StoredFiles files;

    UploadCalls(URI endpoint, UploadDesk desk, StoredFiles files) {
        this.endpoint = endpoint;
        this.desk = desk;
        this.files = files;
    }

    void begin(StandInExchange call) throws IOException {
        JsonNode file = call.readAll().path("file");
        String id =
                desk.begin(
                        file.path("displayName").asText(""),
                        call.header("X-Goog-Upload-Header-Content-Type"),
                        Long.parseLong(call.header("X-Goog-Upload-Header-Content-Length")));
        call.answer(
                200,
                Map.of(
                        "X-Goog-Upload-URL",
                        endpoint
                                + Operation.SESSION
                                + "?upload_id="
                                + id
                                + "&upload_protocol=resumable",
                        STATUS,
                        "active",
                        "X-Goog-Upload-Chunk-Granularity",
                        String.valueOf(UploadDesk.GRANULARITY)),
                "");
    }

    void query(StandInExchange call) throws IOException {
        call.readAll();
        Optional<UploadDesk.Session> found = desk.find(call.query());
        if (found.isEmpty()) {
            unknown(call);
            return;
        }
        UploadDesk.Session session = found.get();
        Optional<JsonNode> file = session.file();
        call.answer(
                200,
                Map.of(
                        STATUS,
                        file.isPresent() ? "final" : "active",
                        RECEIVED,
                        String.valueOf(session.size())),
                file.map(JsonNode::toString).orElse(""));
    }

    /// Takes what arrives of a piece that will be cut.
    void take(StandInExchange call, long most) throws IOException {
        Optional<UploadDesk.Session> found = desk.find(call.query());
        if (found.isPresent()) {
            call.remember(found.get().take(call.body(), most));
        }
    }

    void send(StandInExchange call) throws IOException {
        Optional<UploadDesk.Session> found = desk.find(call.query());
        if (found.isEmpty()) {
            call.readAll();
            unknown(call);
            return;
        }
        UploadDesk.Session session = found.get();
        String command = call.header("X-Goog-Upload-Command");
        if (session.file().isPresent()
                || !call.header("X-Goog-Upload-Offset").equals(String.valueOf(session.size()))) {
            call.readAll();
            refuse(call, "Invalid offset, or the upload has ended.");
            return;
        }
        long came = session.take(call.body(), Long.MAX_VALUE);
        call.remember(came);
        if (command.contains("finalize")) {
            end(call, session);
        } else if (came % UploadDesk.GRANULARITY != 0) {
            refuse(call, "A piece that is not the last must be a multiple of the granularity.");
        } else {
            call.answer(200, Map.of(STATUS, "active"), "");
        }
    }

    private void end(StandInExchange call, UploadDesk.Session session) throws IOException {
        if (session.size() != session.declared()) {
            refuse(call, "The file is not as long as it was declared.");
            return;
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("file", files.add(session.arrived()));
        session.end(answer);
        call.answer(200, Map.of(STATUS, "final"), answer.toString());
    }

    private static void unknown(StandInExchange call) throws IOException {
        call.answer(404, Map.of("Content-Type", "text/plain"), "Not Found");
    }

    private static void refuse(StandInExchange call, String why) throws IOException {
        call.answer(400, Map.of("Content-Type", "text/plain", STATUS, "cancelled"), why);
    }
}
