package studio.truss.core.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Optional;

/// Draws the pictures of a scripted stream. One thread; the picture belongs to the painter and is
/// overwritten by the next one.
public final class StreamPainter implements AutoCloseable {
    private static final double WALK_S = 26;
    private static final double SYLLABLES_PER_S = 4.1;
    private static final long SENTENCE_MS = 3_400;
    private static final long SPOKEN_MS = 2_700;

    private final DemoScript script;
    private final BufferedImage image;
    private final Graphics2D g;
    private final double w;
    private final double h;

    public StreamPainter(DemoScript script) {
        this.script = script;
        image = new BufferedImage(script.width(), script.height(), BufferedImage.TYPE_3BYTE_BGR);
        g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        w = script.width();
        h = script.height();
    }

    /// The picture at a time: BGR, rows without padding.
    public byte[] paint(long ms) {
        switch (script.sceneAt(ms).setting()) {
            case TALK -> talk(ms);
            case GAME -> game(ms);
        }
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    /// The face's box in a talk scene, for checks of the framing: x, y, width, height in pixels.
    public Rectangle2D faceAt(long ms) {
        double head = h * 0.3;
        return new Rectangle2D.Double(
                speakerX(ms) - head * 0.37, h * 0.4 - head / 2, head * 0.74, head);
    }

    private double speakerX(long ms) {
        return w * (0.5 + 0.2 * Math.sin(2 * Math.PI * ms / 1000.0 / WALK_S));
    }

    private void talk(long ms) {
        g.setPaint(new GradientPaint(0, 0, new Color(0x3A4660), 0, (float) h, new Color(0x232A3C)));
        g.fill(new Rectangle2D.Double(0, 0, w, h));
        room();
        speaker(speakerX(ms), h * 0.4, h * 0.3, ms);
    }

    private void room() {
        box(0.06, 0.1, 0.2, 0.34, new Color(0x8FB2CF));
        box(0.155, 0.1, 0.01, 0.34, new Color(0x2B3347));
        box(0.74, 0.18, 0.22, 0.02, new Color(0x6B4B33));
        Color[] books = {
            new Color(0xC9593F), new Color(0xD9B04A), new Color(0x4F8A6B), new Color(0x7A6BB0)
        };
        for (int i = 0; i < 7; i++) {
            box(
                    0.75 + 0.027 * i,
                    0.18 - 0.1 - 0.012 * (i % 3),
                    0.022,
                    0.1 + 0.012 * (i % 3),
                    books[i % books.length]);
        }
        box(0.0, 0.86, 1, 0.14, new Color(0x4B3527));
        g.setPaint(new Color(255, 214, 140, 60));
        g.fill(new Ellipse2D.Double(w * 0.78, h * 0.3, h * 0.34, h * 0.34));
        box(0.86, 0.52, 0.008, 0.34, new Color(0x1D2230));
        g.setPaint(new Color(0xFFD68C));
        g.fill(new RoundRectangle2D.Double(w * 0.835, h * 0.42, w * 0.058, h * 0.11, 18, 18));
    }

    private void game(long ms) {
        double t = ms / 1000.0;
        boolean cheer = cue(ms).filter(c -> c.event() == DemoScript.Cue.Event.CHEER).isPresent();
        g.setPaint(
                new GradientPaint(
                        0, 0, new Color(0x142238), 0, (float) (h * 0.7), new Color(0x4C7A8C)));
        g.fill(new Rectangle2D.Double(0, 0, w, h));
        double speed = cheer ? 0.42 : 0.16;
        for (int layer = 0; layer < 2; layer++) {
            g.setPaint(layer == 0 ? new Color(0x2E5563) : new Color(0x24434B));
            double shift = t * speed * (0.3 + 0.4 * layer);
            for (int i = -1; i < 6; i++) {
                double x = w * (i * 0.28 - (shift % 0.28));
                g.fill(new Ellipse2D.Double(x, h * (0.5 + 0.08 * layer), w * 0.36, h * 0.5));
            }
        }
        box(0, 0.8, 1, 0.2, new Color(0x3B2A20));
        for (int i = -1; i < 12; i++) {
            double x = i * 0.1 - (t * speed) % 0.1;
            box(x, 0.8, 0.05, 0.03, new Color(0x6FA35A));
        }
        runner(t, cheer);
        if (cheer) {
            fireworks(ms);
        }
        box(0.76, 0.04, 0.2, 0.03, new Color(0x0E1420));
        box(0.762, 0.045, 0.196 * (0.5 + 0.5 * Math.sin(t / 7)), 0.02, new Color(0x3CCB8C));
        cornerCam(ms);
    }

    private void runner(double t, boolean cheer) {
        double y = 0.8 - 0.12 - Math.abs(Math.sin(t * (cheer ? 7 : 3))) * 0.1;
        box(0.5, y, 0.045, 0.12, new Color(0xF2B84B));
        box(0.51, y + 0.02, 0.028, 0.03, new Color(0x20150A));
        double enemy = 1 - (t * 0.35) % 1.2;
        box(enemy, 0.8 - 0.09, 0.05, 0.09, new Color(0xC0392B));
    }

    private void fireworks(long ms) {
        for (int i = 0; i < 5; i++) {
            double age = (ms % 900 + i * 180L) % 900 / 900.0;
            double cx = w * (0.35 + 0.13 * ((i * 7L + ms / 900) % 5));
            double cy = h * (0.2 + 0.07 * ((i * 3L + ms / 900) % 4));
            g.setPaint(new Color(1f, 0.75f - 0.1f * i, 0.3f, (float) (1 - age)));
            double r = h * 0.16 * age;
            for (int ray = 0; ray < 12; ray++) {
                double a = ray * Math.PI / 6;
                g.fill(
                        new Ellipse2D.Double(
                                cx + r * Math.cos(a) - 7, cy + r * Math.sin(a) - 7, 14, 14));
            }
        }
    }

    private void cornerCam(long ms) {
        double cw = w * 0.235;
        double ch = cw * 0.75;
        Graphics2D cam =
                (Graphics2D) g.create((int) (w * 0.02), (int) (h * 0.035), (int) cw, (int) ch);
        cam.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        cam.setPaint(
                new GradientPaint(0, 0, new Color(0x49536B), 0, (float) ch, new Color(0x2B3245)));
        cam.fill(new Rectangle2D.Double(0, 0, cw, ch));
        paintSpeaker(cam, cw * 0.5, ch * 0.42, ch * 0.5, ms);
        cam.dispose();
    }

    private void speaker(double x, double y, double head, long ms) {
        paintSpeaker(g, x, y, head, ms);
    }

    private void paintSpeaker(Graphics2D target, double x, double y, double head, long ms) {
        Optional<DemoScript.Cue> cue = cue(ms).filter(DemoScript.Cue::isMoment);
        boolean laughing = cue.filter(c -> c.event() == DemoScript.Cue.Event.LAUGHTER).isPresent();
        double t = ms / 1000.0;
        boolean speaks = ms % SENTENCE_MS < SPOKEN_MS;
        double mouth =
                laughing
                        ? 0.55 + 0.35 * Math.sin(2 * Math.PI * 4.6 * t)
                        : speaks
                                ? Math.max(0, Math.sin(2 * Math.PI * SYLLABLES_PER_S / 2 * t)) * 0.7
                                : 0;
        double nod =
                laughing
                        ? head * 0.035 * Math.sin(2 * Math.PI * 4.6 * t)
                        : head * 0.012 * Math.sin(2 * Math.PI * t / 1.9);
        SpeakerPainter.paint(
                target, x, y + nod, head, mouth, cue.isPresent() ? 1 : 0.25, ms % 3_700 < 130);
    }

    private Optional<DemoScript.Cue> cue(long ms) {
        return script.cues().stream().filter(c -> ms >= c.startMs() && ms < c.endMs()).findFirst();
    }

    private void box(double x, double y, double bw, double bh, Color color) {
        g.setPaint(color);
        g.fill(new Rectangle2D.Double(x * w, y * h, bw * w, bh * h));
    }

    @Override
    public void close() {
        g.dispose();
    }
}
