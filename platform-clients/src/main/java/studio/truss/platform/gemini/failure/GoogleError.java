package studio.truss.platform.gemini.failure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// An error as Google's services write it: `{"error": {"code", "message", "status", "details"}}`.
public record GoogleError(int code, String status, String message, JsonNode details) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LIMIT_NOTHING = Pattern.compile("\\blimit: 0\\b");

    /// Empty for what is none.
    public static Optional<GoogleError> read(byte[] body) {
        try {
            return read(JSON.readTree(body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public static Optional<GoogleError> read(JsonNode answer) {
        JsonNode error = (answer.isArray() ? answer.path(0) : answer).path("error");
        if (!error.isObject()) {
            return Optional.empty();
        }
        return Optional.of(
                new GoogleError(
                        error.path("code").asInt(0),
                        error.path("status").asText(""),
                        error.path("message").asText(""),
                        error.path("details")));
    }

    /// Its code, or the one that its status stands for.
    int httpStatus() {
        if (code != 0) {
            return code;
        }
        return switch (status) {
            case "INVALID_ARGUMENT", "FAILED_PRECONDITION", "OUT_OF_RANGE" -> 400;
            case "UNAUTHENTICATED" -> 401;
            case "PERMISSION_DENIED" -> 403;
            case "NOT_FOUND" -> 404;
            case "RESOURCE_EXHAUSTED" -> 429;
            case "CANCELLED" -> 499;
            case "UNAVAILABLE" -> 503;
            case "DEADLINE_EXCEEDED" -> 504;
            default -> 500;
        };
    }

    /// Such as `API_KEY_INVALID`; empty where none is given.
    String reason() {
        return named("ErrorInfo")
                .map(detail -> detail.path("reason").asText(""))
                .findFirst()
                .orElse("");
    }

    /// How long to wait, where it says so.
    Optional<Duration> retryDelay() {
        return named("RetryInfo")
                .map(detail -> detail.path("retryDelay").asText(""))
                .flatMap(text -> seconds(text).stream())
                .findFirst();
    }

    /// `37s` or `1.5s`, rounded up to milliseconds.
    private static Optional<Duration> seconds(String text) {
        if (!text.matches("\\d{1,9}(\\.\\d{1,9})?s")) {
            return Optional.empty();
        }
        BigDecimal seconds = new BigDecimal(text.substring(0, text.length() - 1));
        return Optional.of(Duration.ofNanos(seconds.movePointRight(9).longValueExact()));
    }

    /// Names of the limits that were reached, such as
    /// `GenerateRequestsPerDayPerProjectPerModel-FreeTier`.
    List<String> limits() {
        List<String> limits = new ArrayList<>();
        named("QuotaFailure")
                .forEach(detail ->
                        detail.path("violations")
                                .forEach(violation ->
                                        limits.add(violation.path("quotaId").asText(""))));
        named("ErrorInfo")
                .map(detail -> detail.path("metadata").path("quota_limit").asText(""))
                .filter(limit -> !limit.isEmpty())
                .forEach(limits::add);
        return limits;
    }

    /// Whether the limit that was reached is nothing at all.
    boolean isLimitNothing() {
        boolean violation =
                named("QuotaFailure")
                        .flatMap(detail -> stream(detail.path("violations")))
                        .anyMatch(v -> v.path("quotaValue").asText("").equals("0"));
        return violation
                || LIMIT_NOTHING.matcher(message).find()
                || named("ErrorInfo")
                        .anyMatch(detail ->
                                detail.path("metadata")
                                        .path("quota_limit_value")
                                        .asText("")
                                        .equals("0"));
    }

    private Stream<JsonNode> named(String type) {
        return stream(details)
                .filter(detail -> detail.path("@type").asText("").endsWith(".rpc." + type));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
