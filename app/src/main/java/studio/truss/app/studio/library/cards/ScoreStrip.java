package studio.truss.app.studio.library.cards;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

import studio.truss.app.studio.look.ScoreColor;

/// A video from its beginning to its end as a row of bars, those with moments high and in the
/// colour of the score.
final class ScoreStrip extends Canvas {
    private static final double HEIGHT = 12;
    private static final double STEP = 5.5;
    private static final double BAR = 4;
    private static final double LOW = 4;
    private static final Color NOTHING = Color.web("#8B96A9", 0.28);

    ScoreStrip() {
        super(1, HEIGHT);
    }

    static int bars(double width) {
        return Math.max(1, (int) ((width + STEP - BAR) / STEP));
    }

    /// @param strip as [CardDetail.Mark#strip] makes it of [#bars]
    void paint(double width, double[] strip) {
        setWidth(width);
        GraphicsContext g = getGraphicsContext2D();
        g.clearRect(0, 0, width, HEIGHT);
        for (int i = 0; i < strip.length; i++) {
            double height = strip[i] <= 0 ? LOW : LOW + (HEIGHT - LOW) * strip[i] / 100;
            g.setFill(strip[i] <= 0 ? NOTHING : ScoreColor.of(strip[i]));
            g.fillRoundRect(i * STEP, HEIGHT - height, BAR, height, 1.5, 1.5);
        }
    }
}
