package studio.truss.core.gemini.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/// What the creator chose about Gemini.
///
/// @param models the first is asked; where it is gone the next is
/// @param monthMost US dollars that all questions of a calendar month (UTC) may cost
public record GeminiSettings(List<String> models, BigDecimal monthMost) {
    /// Models die, so that there is more than one.
    private static final List<String> MODELS =
            List.of("gemini-3.8-flash", "gemini-3.5-flash-lite", "gemini-3.5-flash");

    public GeminiSettings {
        models = List.copyOf(models);
        if (models.isEmpty() || models.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("no model is named");
        }
        if (monthMost.signum() < 0) {
            throw new IllegalArgumentException("a budget of " + monthMost);
        }
    }

    public static GeminiSettings usual() {
        return new GeminiSettings(MODELS, new BigDecimal("5.00"));
    }

    public String model() {
        return models.getFirst();
    }

    /// The same with another model in front; the usual ones stay behind it.
    public GeminiSettings withModel(String model) {
        return new GeminiSettings(
                Stream.concat(Stream.of(model), MODELS.stream().filter(name -> !name.equals(model)))
                        .toList(),
                monthMost);
    }

    public GeminiSettings withMonthMost(BigDecimal usd) {
        return new GeminiSettings(models, usd);
    }
}
