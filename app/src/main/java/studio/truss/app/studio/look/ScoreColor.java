package studio.truss.app.studio.look;

import javafx.scene.paint.Color;

/// The one ramp that every score is shown with.
public final class ScoreColor {
    private static final Color LOW = Color.web("#3E5C76");
    private static final Color FAIR = Color.web("#2BA6A0");
    private static final Color GOOD = Color.web("#F2B84B");
    private static final Color BEST = Color.web("#FF6B57");

    private ScoreColor() {}

    /// @param score 0..100
    public static Color of(double score) {
        return score > 85 ? BEST : score > 70 ? GOOD : score > 50 ? FAIR : LOW;
    }

    /// The style class of a score's band, `score-low` to `score-best`.
    public static String styleClass(double score) {
        return score > 85
                ? "score-best"
                : score > 70 ? "score-good" : score > 50 ? "score-fair" : "score-low";
    }
}
