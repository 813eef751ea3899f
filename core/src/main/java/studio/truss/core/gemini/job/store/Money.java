package studio.truss.core.gemini.job.store;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// US dollars as the tables count them: whole millionths.
final class Money {
    private static final int PLACES = 6;

    private Money() {}

    /// Rounded up: a budget is not broken by rounding.
    static long micros(BigDecimal usd) {
        return usd.setScale(PLACES, RoundingMode.UP).unscaledValue().longValueExact();
    }

    /// A limit, rounded down.
    static long limit(BigDecimal usd) {
        return usd.setScale(PLACES, RoundingMode.DOWN).unscaledValue().longValueExact();
    }

    static BigDecimal usd(long micros) {
        return BigDecimal.valueOf(micros, PLACES);
    }
}
