package studio.truss.platform.devcloud.gemini.fault;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Errors as Google's services write them.
public final class GoogleErrors {
    private static final String TYPE = "type.googleapis.com/google.rpc.";

    private GoogleErrors() {}

    /// @param name such as `INVALID_ARGUMENT`
    public static String of(int code, String name, String message) {
        return error(code, name, message).toString();
    }

    /// @param reason such as `API_KEY_INVALID`
    public static String of(int code, String name, String message, String reason) {
        ObjectNode body = error(code, name, message);
        details(body)
                .addObject()
                .put("@type", TYPE + "ErrorInfo")
                .put("reason", reason)
                .put("domain", "googleapis.com");
        return body.toString();
    }

    public static String badKey() {
        return of(
                400,
                "INVALID_ARGUMENT",
                "API key not valid. Please pass a valid API key.",
                "API_KEY_INVALID");
    }

    /// Too many requests in a minute.
    ///
    /// @param delay such as `37s`
    public static String quota(String delay) {
        ObjectNode body =
                error(
                        429,
                        "RESOURCE_EXHAUSTED",
                        "You exceeded your current quota, please check your plan and billing"
                                + " details.");
        ArrayNode details = details(body);
        details.addObject()
                .put("@type", TYPE + "QuotaFailure")
                .putArray("violations")
                .addObject()
                .put(
                        "quotaMetric",
                        "generativelanguage.googleapis.com/generate_content_free_tier_requests")
                .put("quotaId", "GenerateRequestsPerMinutePerProjectPerModel-FreeTier")
                .put("quotaValue", "10");
        details.addObject().put("@type", TYPE + "RetryInfo").put("retryDelay", delay);
        return body.toString();
    }

    private static ObjectNode error(int code, String name, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message).put("status", name);
        return body;
    }

    private static ArrayNode details(ObjectNode body) {
        return ((ObjectNode) body.get("error")).putArray("details");
    }
}
