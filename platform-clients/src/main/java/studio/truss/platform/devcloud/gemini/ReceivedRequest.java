package studio.truss.platform.devcloud.gemini;

import com.fasterxml.jackson.databind.JsonNode;

import studio.truss.platform.devcloud.gemini.fault.Operation;

/// A request as it reached the stand-in.
///
/// @param number from 1, of all
/// @param path with its query
/// @param body of a request in JSON; missing for others
/// @param bytes of the body that arrived
public record ReceivedRequest(
        int number, Operation operation, String method, String path, JsonNode body, long bytes) {
    /// Whether the answer is wanted as a stream.
    public boolean isStream() {
        return path.contains(":streamGenerateContent");
    }

    /// What was asked, of an `ASK` or `COUNT`.
    public AskedQuestion question() {
        return AskedQuestion.of(path, body);
    }
}
