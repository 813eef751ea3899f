package studio.truss.core.gemini.plan;

import studio.truss.core.gemini.remote.Usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/// What a model's tokens cost, in US dollars for a million.
///
/// @param model whose price it is; another than was asked for where that one is not in the table
/// @param cached for input that came from a cache
/// @param output for answers and thoughts
/// @param from the day from which it holds
/// @param known whether it is the price of the model that was asked for; otherwise the dearest of
///   the table
public record Price(
        String model,
        BigDecimal input,
        BigDecimal cached,
        BigDecimal output,
        LocalDate from,
        boolean known) {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final int PLACES = 6;

    /// What was or will be billed, rounded up to a millionth of a dollar.
    public BigDecimal of(Usage usage) {
        // a service that counts what is cached beside the prompt is taken at its word
        long fresh = Math.max(0, usage.prompt() - usage.cached());
        return input.multiply(BigDecimal.valueOf(fresh))
                .add(cached.multiply(BigDecimal.valueOf(usage.cached())))
                .add(output.multiply(BigDecimal.valueOf(usage.output() + usage.thoughts())))
                .divide(MILLION, PLACES, RoundingMode.UP);
    }
}
