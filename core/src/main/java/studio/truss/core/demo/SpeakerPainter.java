package studio.truss.core.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;

/// Draws the speaker: head and shoulders, drawn with enough light and shade that a face detector
/// may see a face.
final class SpeakerPainter {
    private static final Color SKIN_LIGHT = new Color(0xF0C6A4);
    private static final Color SKIN = new Color(0xD9A47C);
    private static final Color SKIN_DARK = new Color(0xA8714C);
    private static final Color HAIR = new Color(0x2E2019);
    private static final Color SHIRT = new Color(0x355E7A);
    private static final Color SHIRT_DARK = new Color(0x24425A);
    private static final Color LIP = new Color(0xA8554A);
    private static final Color MOUTH = new Color(0x4A1C1A);

    private SpeakerPainter() {}

    /// @param x centre of the face
    /// @param y centre of the face
    /// @param head height of the head in pixels
    /// @param mouth how far the mouth is open, 0..1
    /// @param smile 0..1
    static void paint(
            Graphics2D g,
            double x,
            double y,
            double head,
            double mouth,
            double smile,
            boolean blink) {
        double w = head * 0.74;
        shoulders(g, x, y, head);
        fill(g, HAIR, new Ellipse2D.Double(x - w * 0.58, y - head * 0.62, w * 1.16, head * 1.02));
        g.setPaint(
                new GradientPaint(
                        (float) x,
                        (float) (y + head * 0.3f),
                        SKIN_DARK,
                        (float) x,
                        (float) (y + head * 0.75),
                        SKIN));
        g.fill(
                new RoundRectangle2D.Double(
                        x - w * 0.2, y + head * 0.3, w * 0.4, head * 0.42, w * 0.2, w * 0.2));
        fill(
                g,
                SKIN_DARK,
                new Ellipse2D.Double(x - w * 0.56, y - head * 0.08, w * 0.14, head * 0.2));
        fill(
                g,
                SKIN_DARK,
                new Ellipse2D.Double(x + w * 0.42, y - head * 0.08, w * 0.14, head * 0.2));
        Ellipse2D face = new Ellipse2D.Double(x - w / 2, y - head / 2, w, head);
        g.setPaint(
                new RadialGradientPaint(
                        new Point2D.Double(x - w * 0.12, y - head * 0.12),
                        (float) (head * 0.72),
                        new float[] {0f, 0.62f, 1f},
                        new Color[] {SKIN_LIGHT, SKIN, SKIN_DARK}));
        g.fill(face);
        hairline(g, x, y, head, w);
        eyes(g, x, y, head, w, blink);
        nose(g, x, y, head, w);
        lips(g, x, y + head * 0.27, w, head, mouth, smile);
    }

    private static void shoulders(Graphics2D g, double x, double y, double head) {
        Path2D body = new Path2D.Double();
        double top = y + head * 0.62;
        double half = head * 1.12;
        double bottom = y + head * 3.4;
        body.moveTo(x - head * 0.2, top);
        body.curveTo(
                x - half * 0.7,
                top + head * 0.08,
                x - half,
                top + head * 0.25,
                x - half * 1.02,
                bottom);
        body.lineTo(x + half * 1.02, bottom);
        body.curveTo(
                x + half,
                top + head * 0.25,
                x + half * 0.7,
                top + head * 0.08,
                x + head * 0.2,
                top);
        body.closePath();
        g.setPaint(
                new GradientPaint((float) (x - half), 0, SHIRT, (float) (x + half), 0, SHIRT_DARK));
        g.fill(body);
    }

    private static void hairline(Graphics2D g, double x, double y, double head, double w) {
        Path2D fringe = new Path2D.Double();
        fringe.moveTo(x - w * 0.52, y - head * 0.1);
        fringe.curveTo(
                x - w * 0.5,
                y - head * 0.62,
                x + w * 0.5,
                y - head * 0.62,
                x + w * 0.52,
                y - head * 0.1);
        fringe.curveTo(
                x + w * 0.4,
                y - head * 0.36,
                x + w * 0.05,
                y - head * 0.3,
                x - w * 0.18,
                y - head * 0.36);
        fringe.curveTo(
                x - w * 0.36,
                y - head * 0.34,
                x - w * 0.46,
                y - head * 0.24,
                x - w * 0.52,
                y - head * 0.1);
        fill(g, HAIR, fringe);
    }

    private static void eyes(
            Graphics2D g, double x, double y, double head, double w, boolean blink) {
        for (int side = -1; side <= 1; side += 2) {
            double ex = x + side * w * 0.22;
            double ey = y - head * 0.06;
            fill(
                    g,
                    SKIN_DARK,
                    new Ellipse2D.Double(ex - w * 0.125, ey - head * 0.05, w * 0.25, head * 0.1));
            if (blink) {
                stroke(
                        g,
                        HAIR,
                        head * 0.018,
                        new Arc2D.Double(
                                ex - w * 0.1,
                                ey - head * 0.03,
                                w * 0.2,
                                head * 0.06,
                                180,
                                180,
                                Arc2D.OPEN));
            } else {
                fill(
                        g,
                        Color.WHITE,
                        new Ellipse2D.Double(
                                ex - w * 0.105, ey - head * 0.034, w * 0.21, head * 0.068));
                fill(
                        g,
                        new Color(0x4A3626),
                        new Ellipse2D.Double(
                                ex - w * 0.05, ey - head * 0.036, w * 0.1, head * 0.072));
                fill(
                        g,
                        Color.BLACK,
                        new Ellipse2D.Double(
                                ex - w * 0.022, ey - head * 0.016, w * 0.044, head * 0.032));
            }
            stroke(
                    g,
                    HAIR,
                    head * 0.03,
                    new Arc2D.Double(
                            ex - w * 0.14,
                            ey - head * 0.13,
                            w * 0.28,
                            head * 0.12,
                            35,
                            110,
                            Arc2D.OPEN));
        }
    }

    private static void nose(Graphics2D g, double x, double y, double head, double w) {
        Path2D nose = new Path2D.Double();
        nose.moveTo(x + w * 0.03, y - head * 0.03);
        nose.curveTo(
                x + w * 0.06,
                y + head * 0.06,
                x + w * 0.13,
                y + head * 0.12,
                x + w * 0.02,
                y + head * 0.14);
        stroke(g, SKIN_DARK, head * 0.022, nose);
        fill(
                g,
                SKIN_DARK,
                new Ellipse2D.Double(x - w * 0.075, y + head * 0.115, w * 0.055, head * 0.026));
        fill(
                g,
                SKIN_DARK,
                new Ellipse2D.Double(x + w * 0.03, y + head * 0.115, w * 0.055, head * 0.026));
    }

    private static void lips(
            Graphics2D g, double x, double y, double w, double head, double mouth, double smile) {
        double half = w * (0.17 + 0.06 * smile);
        double open = head * (0.02 + 0.1 * mouth);
        Path2D lips = new Path2D.Double();
        double lift = head * 0.045 * smile;
        lips.moveTo(x - half, y - lift);
        lips.curveTo(
                x - half * 0.4, y - open * 0.7, x + half * 0.4, y - open * 0.7, x + half, y - lift);
        lips.curveTo(
                x + half * 0.4,
                y + open + lift,
                x - half * 0.4,
                y + open + lift,
                x - half,
                y - lift);
        lips.closePath();
        fill(g, mouth > 0.15 ? MOUTH : LIP, lips);
        stroke(g, LIP, head * 0.02, lips);
    }

    private static void fill(Graphics2D g, Color color, java.awt.Shape shape) {
        g.setPaint(color);
        g.fill(shape);
    }

    private static void stroke(Graphics2D g, Color color, double width, java.awt.Shape shape) {
        g.setPaint(color);
        g.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(shape);
    }
}
