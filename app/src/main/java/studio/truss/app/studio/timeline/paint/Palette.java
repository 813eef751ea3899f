package studio.truss.app.studio.timeline.paint;

import javafx.scene.paint.Color;

import studio.truss.app.studio.look.ScoreColor;
import studio.truss.app.studio.look.Theme;

/// The colours of the painted timeline in a theme. `int`s are `0xAARRGGBB`, not premultiplied.
final class Palette {
    private static final int STEPS = 128;

    /// Scores as text on light ground, where the ramp itself would be too pale; as in studio.css.
    private static final Color[] DARK_TEXT = {
        Color.web("#3E5C76"), Color.web("#10807A"), Color.web("#9A6500"), Color.web("#C8402B")
    };

    private static final Color LOW_TEXT = Color.web("#6F93B3");

    final int base;
    final int panel;
    final int line;
    final int chapter;
    final int cut;
    final int dim;
    final int accent;
    final int good;
    final int peaks;
    final int loudness;
    final int pressed;
    final int key;
    final Color text;
    final Color muted;
    final Color faint;
    final Color goodText;
    private final boolean dark;
    private final int[] ramp = new int[STEPS + 1];
    private final int chat;
    private final int model;
    private final int signal;

    Palette(Theme theme) {
        dark = theme == Theme.DARK;
        base = argb(theme.base(), 1);
        panel = argb(theme.panel(), 1);
        line = argb(theme.line(), 1);
        chapter = argb(theme.raised().interpolate(theme.line(), 0.6), 1);
        cut = argb(theme.dim(), 0.75);
        dim = argb(theme.dim(), 1);
        accent = argb(theme.accent(), 1);
        good = argb(theme.good(), 1);
        text = theme.text();
        muted = theme.muted();
        faint = theme.dim();
        goodText = theme.good();
        Color sound = Color.web(dark ? "#8CC0DE" : "#3F7FA6");
        loudness = argb(sound, 1);
        peaks = argb(theme.base().interpolate(sound, dark ? 0.55 : 0.5), 1);
        key = argb(theme.text(), 1);
        pressed = argb(theme.muted(), 0.1);
        chat = argb(Color.web("#7C6CFF"), 1);
        model = argb(Color.web(dark ? "#C084FC" : "#9B4FE0"), 1);
        signal = argb(Color.web(dark ? "#2BA6A0" : "#10807A"), 1);
        for (int i = 0; i <= STEPS; i++) {
            ramp[i] = argb(smooth((double) i / STEPS, theme.base()), 1);
        }
    }

    /// The score ramp without its steps: an area whose height is the score would show them as
    /// bands.
    private static Color smooth(double value, Color ground) {
        double[] at = {0, 0.25, 0.5, 0.7, 0.88, 1};
        Color low = ScoreColor.of(0);
        Color[] stops = {
            ground.interpolate(low, 0.45),
            low.interpolate(ScoreColor.of(60), 0.35),
            ScoreColor.of(60),
            ScoreColor.of(80),
            ScoreColor.of(90),
            ScoreColor.of(90)
        };
        int i = 0;
        while (i < at.length - 2 && value > at[i + 1]) {
            i++;
        }
        return stops[i].interpolate(stops[i + 1], (value - at[i]) / (at[i + 1] - at[i]));
    }

    /// The colour of the score area at a height, 0..1.
    int ramp(double value) {
        return ramp[(int) Math.round(Math.clamp(value, 0, 1) * STEPS)];
    }

    static int score(double score, double opacity) {
        return argb(ScoreColor.of(score), opacity);
    }

    Color scoreText(double score) {
        int band = score > 85 ? 3 : score > 70 ? 2 : score > 50 ? 1 : 0;
        return dark ? band == 0 ? LOW_TEXT : ScoreColor.of(score) : DARK_TEXT[band];
    }

    /// How strong the tint of a block is.
    double tint() {
        return dark ? 0.22 : 0.2;
    }

    int lane(String signalId) {
        return switch (signalId) {
            case "chat" -> chat;
            case "gemini" -> model;
            default -> signal;
        };
    }

    static int faded(int argb, double opacity) {
        return (argb & 0xFFFFFF) | (int) Math.round(Math.clamp(opacity, 0, 1) * 255) << 24;
    }

    private static int argb(Color color, double opacity) {
        return (int) Math.round(opacity * 255) << 24
                | (int) Math.round(color.getRed() * 255) << 16
                | (int) Math.round(color.getGreen() * 255) << 8
                | (int) Math.round(color.getBlue() * 255);
    }
}
