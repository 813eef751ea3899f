package studio.truss.platform.devcloud.gemini;

import com.fasterxml.jackson.databind.JsonNode;

import studio.truss.platform.devcloud.gemini.fault.Operation;

import java.util.ArrayList;
import java.util.List;

/// The requests that came, in their order; any thread.
final class RequestLog {
    private final List<ReceivedRequest> requests = new ArrayList<>();

    synchronized void add(
            Operation operation, String method, String path, JsonNode body, long bytes) {
        requests.add(
                new ReceivedRequest(requests.size() + 1, operation, method, path, body, bytes));
    }

    synchronized List<ReceivedRequest> all() {
        return List.copyOf(requests);
    }
}
