package studio.truss.core.moments.ledger;

/// From `fused` (0..1) to the score (0..100) that people see.
///
/// The curve 100 (1 - (1 - fused)^2.5) never falls: two weak signals (0.1) give 23, one strong
/// (0.2) 43, several together (0.4) 72; only all of them at once come near 100.
public final class ScoreScale {
    /// The mapping as a formula, for readers of the manifest.
    public static final String FORMULA = "100*(1-(1-fused)^2.5)";

    private ScoreScale() {}

    public static double score(double fused) {
        double rest = 1 - Math.clamp(fused, 0, 1);
        return 100 * (1 - rest * rest * Math.sqrt(rest));
    }
}
