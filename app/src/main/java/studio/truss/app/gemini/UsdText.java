package studio.truss.app.gemini;

import java.math.BigDecimal;
import java.util.Optional;

/// An amount of US dollars as a person types it.
public final class UsdText {
    public static final BigDecimal MOST = BigDecimal.valueOf(10_000);

    private UsdText() {}

    /// Empty for what is no amount from 0 to 10000.
    public static Optional<BigDecimal> parse(String text) {
        try {
            BigDecimal usd = new BigDecimal(text.strip().replaceFirst("^\\$\\s*", ""));
            return usd.signum() < 0 || usd.compareTo(MOST) > 0
                    ? Optional.empty()
                    : Optional.of(usd);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
