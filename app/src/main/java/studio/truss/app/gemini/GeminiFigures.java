package studio.truss.app.gemini;

import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiOrders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Figures about Gemini in words.
public final class GeminiFigures {
    private static final double MB = 1e6;
    private static final double GB = 1e9;
    private static final int CENTS = 2;
    private static final int FINE = 4;
    private static final BigDecimal FINE_BELOW = new BigDecimal("0.10");

    private GeminiFigures() {}

    public static List<String> forecast(Forecast forecast, GeminiOrders.Budget budget) {
        List<String> lines = new ArrayList<>();
        if (forecast.requests() == 0) {
            lines.add(
                    "Gemini has answered all %d questions before: asking again costs nothing."
                            .formatted(forecast.answered()));
        } else {
            lines.add(
                    "Gemini would see %d minutes of video in up to %d questions%s: up to %s tokens, %s."
                            .formatted(
                                    Math.max(1, Math.round(forecast.videoMs() / 60_000.0)),
                                    forecast.requests(),
                                    forecast.answered() == 0
                                            ? ""
                                            : " (%d are answered already)"
                                                    .formatted(forecast.answered()),
                                    thousands(forecast.promptTokens() + forecast.answerTokens()),
                                    usd(forecast.usd())));
            lines.add(
                    "Model %s, prices of %s. %s"
                            .formatted(
                                    forecast.model(),
                                    forecast.pricesOf(),
                                    forecast.uploadBytes() == 0
                                            ? "No film has to be sent."
                                            : "Sent is a small film of about %s, instead of %s."
                                                    .formatted(
                                                            bytes(forecast.uploadBytes()),
                                                            bytes(forecast.sourceBytes()))));
        }
        lines.add("This month: %s of %s.".formatted(usd(budget.month()), usd(budget.monthMost())));
        return lines;
    }

    /// How far a job is.
    public static String state(GeminiJob job) {
        String message = job.message();
        return switch (job.state()) {
            case QUEUED -> "queued";
            case PREPARING -> "making the small film";
            case UPLOADING ->
                    "uploading %d %%, %s of %s"
                            .formatted(
                                    job.fileBytes() == 0
                                            ? 0
                                            : 100 * job.sentBytes() / job.fileBytes(),
                                    bytes(job.sentBytes()),
                                    bytes(job.fileBytes()));
            case WAITING_FOR_FILE -> "waiting until Gemini has looked at the film";
            case ASKING -> "asking %d/%d".formatted(job.windowsDone(), job.windows());
            case WAITING -> "waiting: " + message;
            case MERGING -> "merging";
            case DONE -> "done";
            case BLOCKED -> "stopped: " + message;
            case FAILED -> "failed: " + message;
            case CANCELLED -> "cancelled";
        };
    }

    public static String bytes(long bytes) {
        return bytes >= GB
                ? String.format(Locale.ROOT, "%.1f GB", bytes / GB)
                : String.format(Locale.ROOT, bytes >= 10 * MB ? "%.0f MB" : "%.1f MB", bytes / MB);
    }

    /// A cent is much of what is asked for here: small amounts are told more exactly.
    public static String usd(BigDecimal amount) {
        int places = amount.compareTo(FINE_BELOW) < 0 && amount.signum() > 0 ? FINE : CENTS;
        return "$" + amount.setScale(places, RoundingMode.HALF_UP).toPlainString();
    }

    private static String thousands(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
