package studio.truss.platform.gemini.failure;

import org.jspecify.annotations.Nullable;

import studio.truss.core.gemini.remote.GeminiException;
import studio.truss.core.gemini.remote.GeminiException.Kind;

import java.time.Duration;
import java.util.Locale;

/// Which limit was reached, in words.
record QuotaWords(GoogleError error) {
    /// @param delay that the service names, which is that of its shortest limit
    GeminiException refused(RefusalWords words, @Nullable Duration delay) {
        String text = text() + words.quotedIf(error.limits().isEmpty());
        return error.isLimitNothing() || isOfDay()
                ? GeminiException.lasting(text)
                : new GeminiException(Kind.QUOTA, text, delay, null);
    }

    private String text() {
        if (error.isLimitNothing()) {
            return "The plan of this key has no requests of this model at all: choose another"
                    + " model, or turn on billing at aistudio.google.com.";
        }
        if (isOfDay()) {
            return "The key's limit for today is reached. It begins anew at midnight in California;"
                    + " billing at aistudio.google.com raises it.";
        }
        if (limits().contains("perminute") || limits().contains("per minute")) {
            return "The key's limit for a minute is reached. Gemini takes requests again soon.";
        }
        return "The key's limit is reached. Gemini takes requests again later.";
    }

    private boolean isOfDay() {
        return limits().contains("perday") || limits().contains("per day");
    }

    private String limits() {
        String limits = String.join(" ", error.limits());
        return (limits.isEmpty() ? error.message() : limits).toLowerCase(Locale.ROOT);
    }
}
