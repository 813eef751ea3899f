package studio.truss.core.library.query;

import java.math.BigDecimal;

/// A constant in a query.
public sealed interface Literal {
    record Numeric(BigDecimal value) implements Literal {}

    record Text(String value) implements Literal {}

    record Truth(boolean value) implements Literal {}

    /// A date or a moment in UTC as text whose order is that of time: `2026-11-22` up to
    /// `2026-11-22T07:17:19.123Z`. It stands for the whole of its day when it is a date.
    record Time(String from, String until) implements Literal {}
}
