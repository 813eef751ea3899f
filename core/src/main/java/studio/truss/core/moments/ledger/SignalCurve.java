package studio.truss.core.moments.ledger;

/// A signal over the whole source, for lanes and for "why not here".
///
/// @param signal its name, or `fused` for the sum
/// @param rank 0..1 per hop of `hopMs`, the first beginning at 0; not copied, belongs to the reader
public record SignalCurve(String signal, int hopMs, float[] rank) {}
