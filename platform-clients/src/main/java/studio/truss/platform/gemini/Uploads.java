package studio.truss.platform.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.remote.RemoteFile;
import studio.truss.core.transfer.remote.ObjectBody;
import studio.truss.platform.gemini.access.GeminiAddress;
import studio.truss.platform.gemini.failure.GeminiFailures;
import studio.truss.platform.gemini.failure.GeminiFailures.Call;
import studio.truss.platform.gemini.failure.NoAnswer;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Google's resumable upload: `start` gives a place, `query` says how much is there, `upload` adds
/// a piece and `finalize` ends it.
final class Uploads {
    private static final String STATUS = "X-Goog-Upload-Status";
    private static final int KNOWN_MAX = 16;

    private final GeminiAddress address;
    private final Wire wire;
    private final GeminiFailures failures;

    /// Uploads that the service says are whole, by their place; guarded by itself.
    private final Map<String, RemoteFile> known =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, RemoteFile> eldest) {
                    return size() > KNOWN_MAX;
                }
            };

    Uploads(GeminiAddress address, Wire wire, GeminiFailures failures) {
        this.address = address;
        this.wire = wire;
        this.failures = failures;
    }

    String begin(String displayName, String mimeType, long sizeBytes) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.putObject("file").put("displayName", displayName).put("mimeType", mimeType);
        Map<String, String> headers =
                Map.of(
                        "X-Goog-Upload-Protocol", "resumable",
                        "X-Goog-Upload-Command", "start",
                        "X-Goog-Upload-Header-Content-Length", String.valueOf(sizeBytes),
                        "X-Goog-Upload-Header-Content-Type", mimeType,
                        "Content-Type", "application/json; charset=utf-8");
        Wire.Reply reply =
                wire.send(
                        "POST",
                        address.call("/upload/" + GeminiAddress.VERSION + "/files"),
                        headers,
                        request.toString());
        if (!reply.isGood()) {
            throw failures.of(Call.OTHER, reply.refusal());
        }
        return address.place(reply.header("X-Goog-Upload-URL"))
                .map(URI::toString)
                .orElseThrow(() -> NoAnswer.notTheService(null));
    }

    long received(String place) {
        Wire.Reply reply =
                wire.send(
                        "POST",
                        placeOf(place),
                        Map.of("X-Goog-Upload-Command", "query"),
                        (String) null);
        requireGood(reply);
        Optional<RemoteFile> whole = whole(reply);
        if (whole.isPresent()) {
            synchronized (known) {
                known.put(place, whole.get());
            }
            return whole.get().sizeBytes();
        }
        String status = reply.header(STATUS);
        if (status == null) {
            throw NoAnswer.notTheService(null);
        }
        if (!status.equals("active")) {
            throw GeminiFailures.uploadGone();
        }
        return count(reply.header("X-Goog-Upload-Size-Received"));
    }

    private static long count(@Nullable String header) {
        if (header == null || !header.matches("\\d{1,18}")) {
            throw NoAnswer.notTheService(null);
        }
        return Long.parseLong(header);
    }

    Optional<RemoteFile> send(String place, long from, ObjectBody piece, boolean last)
            throws IOException {
        synchronized (known) {
            RemoteFile file = known.get(place);
            if (file != null && last && from + piece.size() == file.sizeBytes()) {
                return Optional.of(file);
            }
        }
        Map<String, String> headers =
                Map.of(
                        "X-Goog-Upload-Command",
                        last ? "upload, finalize" : "upload",
                        "X-Goog-Upload-Offset",
                        String.valueOf(from),
                        "Content-Type",
                        "application/octet-stream");
        Wire.Reply reply = wire.send("POST", placeOf(place), headers, piece);
        requireGood(reply);
        if (last) {
            return Optional.of(whole(reply).orElseThrow(() -> NoAnswer.notTheService(null)));
        }
        String status = reply.header(STATUS);
        if (status == null) {
            throw NoAnswer.notTheService(null);
        }
        if (!status.equals("active")) {
            throw GeminiFailures.uploadGone();
        }
        return Optional.empty();
    }

    private static Optional<RemoteFile> whole(Wire.Reply reply) {
        return FileJson.object(reply.body())
                .map(json -> json.path("file"))
                .filter(JsonNode::isObject)
                .map(FileJson::file);
    }

    private URI placeOf(String place) {
        return address.place(place).orElseThrow(GeminiFailures::uploadGone);
    }

    private void requireGood(Wire.Reply reply) {
        if (!reply.isGood()) {
            throw failures.of(Call.UPLOAD, reply.refusal());
        }
    }
}
