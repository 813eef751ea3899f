package studio.truss.core.gemini.job.store;

import java.math.BigDecimal;

/// Whether a question may be asked.
public sealed interface Reservation {
    /// Its cost is set aside; it counts until [Ledger] hears what came of it.
    record Reserved(String request) implements Reservation {}

    /// @param left US dollars that are left of the budget
    /// @param needed what the question may cost
    record Over(Budget budget, BigDecimal left, BigDecimal needed) implements Reservation {}

    enum Budget {
        JOB,
        MONTH
    }
}
