package studio.truss.app.gemini;

import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.job.GeminiJob;
import studio.truss.core.gemini.job.GeminiOrders;
import studio.truss.core.gemini.remote.GeminiService;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Figures about Gemini in words.
public final class GeminiFigures {
    private static final double KB = 1e3;
    private static final double MB = 1e6;
    private static final double GB = 1e9;

    /// From here on a figure without decimals would be one of the next unit.
    private static final double NEXT = 0.9995;

    private static final int CENTS = 2;
    private static final int FINE = 4;
    private static final BigDecimal FINE_BELOW = new BigDecimal("0.10");
    private static final BigDecimal FINEST = new BigDecimal("0.0001");

    private GeminiFigures() {}

    public static List<String> forecast(Forecast forecast, GeminiOrders.Budget budget) {
        List<String> lines = new ArrayList<>();
        String pointless = forecast.pointless();
        if (pointless != null) {
            lines.add(pointless);
        } else if (forecast.requests() == 0) {
            lines.add(
                    "Gemini has answered %s before: asking again costs nothing."
                            .formatted(
                                    forecast.answered() == 1
                                            ? "the question"
                                            : "all " + count(forecast.answered(), "question")));
        } else {
            lines.add(
                    "Gemini would %s in about %s%s: about %s tokens, %s."
                            .formatted(
                                    forecast.videoMs() == 0
                                            ? "compare what it has found"
                                            : "see %s of video"
                                                    .formatted(
                                                            count(
                                                                    Math.max(
                                                                            1,
                                                                            Math.round(
                                                                                    forecast
                                                                                                    .videoMs()
                                                                                            / 60_000.0)),
                                                                    "minute")),
                                    count(forecast.requests(), "question"),
                                    forecast.answered() == 0
                                            ? ""
                                            : " (%d %s answered already)"
                                                    .formatted(
                                                            forecast.answered(),
                                                            forecast.answered() == 1
                                                                    ? "is"
                                                                    : "are"),
                                    thousands(forecast.promptTokens() + forecast.answerTokens()),
                                    usd(forecast.usd())));
            if (forecast.asideUsd().compareTo(forecast.usd()) > 0) {
                lines.add(
                        "Its budget must hold %s, which is set aside in case an answer becomes as long as it may."
                                .formatted(usd(forecast.asideUsd())));
            }
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
            case ASKING ->
                    (message == null
                                    ? "asking %d/%d".formatted(job.windowsDone(), job.windows())
                                    : message)
                            + (job.thinkingS() == 0 ? "" : ", " + time(job.thinkingS()));
            case WAITING -> "waiting: " + message;
            case MERGING -> "merging";
            case DONE -> "done";
            case BLOCKED -> "stopped: " + message;
            case FAILED -> "failed: " + message;
            case CANCELLED -> "cancelled";
        };
    }

    /// How far a job is that nobody works any more.
    public static String interrupted(GeminiJob job) {
        return "interrupted while "
                + state(job).replaceFirst(", .* s$", "")
                + "; 'truss analyze VIDEO --gemini' or the open window goes on with it";
    }

    /// What was counted without an answer; empty for nothing.
    public static String unanswered(GeminiJob job) {
        return job.unanswered() == 0
                ? ""
                : count(job.unanswered(), "question") + " may have been billed without an answer";
    }

    /// That something stands in the way of asking: what is left of the budgets.
    ///
    /// @param most of the video's own budget
    public static Optional<String> stopped(
            Forecast forecast, GeminiOrders.Budget budget, BigDecimal most) {
        BigDecimal needed = forecast.leastUsd();
        BigDecimal left = budget.left();
        if (forecast.requests() == 0 || needed.compareTo(left.min(most)) <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                most.compareTo(left) < 0
                        ? "It would be stopped: a budget of %s is less than the %s that this takes. Raise it by --budget."
                                .formatted(usd(most), usd(needed))
                        : "It would be stopped: %s of the month's budget is left, and this takes %s. Raise it by truss gemini set --budget USD, or in the settings."
                                .formatted(usd(left), usd(needed)));
    }

    /// That an answer is waited for, and when it is given up. Short enough for a line.
    public static String thinking(int seconds) {
        boolean mute = seconds < GeminiService.SILENCE_MOST.toSeconds();
        return "Gemini is still thinking, %s (given up after %s)"
                .formatted(
                        time(seconds),
                        mute
                                ? GeminiService.SILENCE_MOST.toMinutes() + " min of silence"
                                : GeminiService.QUESTION_MOST.toMinutes() + " min");
    }

    /// Such as "40 s" and "2 min 40 s".
    public static String time(int seconds) {
        return seconds < 120 ? seconds + " s" : "%d min %d s".formatted(seconds / 60, seconds % 60);
    }

    /// Such as "1 question" and "2 questions".
    public static String count(long number, String what) {
        return thousands(number) + " " + what + (number == 1 ? "" : "s");
    }

    public static String bytes(long bytes) {
        if (bytes < KB) {
            return count(bytes, "byte");
        }
        String unit = bytes >= NEXT * GB ? "GB" : bytes >= NEXT * MB ? "MB" : "kB";
        double amount = bytes / (unit.equals("GB") ? GB : unit.equals("MB") ? MB : KB);
        boolean fine = unit.equals("GB") || (unit.equals("MB") && amount < 10);
        return String.format(Locale.ROOT, fine ? "%.1f %s" : "%.0f %s", amount, unit);
    }

    /// A cent is much of what is asked for here: small amounts are told more exactly, and none that
    /// is something as nothing.
    public static String usd(BigDecimal amount) {
        boolean fine = amount.compareTo(FINE_BELOW) < 0 && amount.signum() > 0;
        BigDecimal told = amount.setScale(fine ? FINE : CENTS, RoundingMode.HALF_UP);
        return "$" + (fine ? told.max(FINEST) : told).toPlainString();
    }

    private static String thousands(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
