package studio.truss.core.captions.painting;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionPlace;
import studio.truss.core.captions.SafeZone;
import studio.truss.core.captions.SpokenText;
import studio.truss.core.captions.Word;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Sizes, places and colours of captions. Lengths are those of a frame 1080 across and follow its
/// width. Text stands in the middle of the frame and is made smaller where it would leave the safe
/// zone.
final class CaptionInk {
    private static final double FONT = 68;
    private static final double LINE = 80;
    private static final double OUTLINE = 5.5;
    private static final double SHADOW = 8;
    private static final double SHADOW_DROP = 4;
    private static final double BASELINE = 0.76;
    private static final double UPPER_TOP = 600.0 / 1920;
    private static final double TITLE_FONT = 58;
    private static final double TITLE_LINE = 71;
    private static final double TITLE_PADDING = 26;
    private static final double TITLE_CORNER = 24;

    private static final Color WHITE = Color.WHITE;
    private static final Color ACTIVE = new Color(0xFFE500);
    private static final Color BLACK = new Color(0x0A0A0A);
    private static final Color FAINT = new Color(0, 0, 0, 46);
    private static final Color SOFT = new Color(0, 0, 0, 77);
    private static final Color LABEL = new Color(255, 255, 255, 242);

    private final CaptionFonts fonts;
    private final int width;
    private final int height;
    private final SafeZone zone;
    private final double scale;
    private final double widest;

    CaptionInk(CaptionFonts fonts, int width, int height) {
        this.fonts = fonts;
        this.width = width;
        this.height = height;
        zone = SafeZone.of(width, height);
        scale = width / 1080.0;
        double middle = width / 2.0;
        widest = 2 * Math.min(middle - zone.left(), zone.right() - middle);
    }

    /// Lines of text where they stand.
    private record Placed(List<TextLine> lines, List<AffineTransform> places, Path2D outline) {}

    /// @param first of the words that are coloured
    /// @param end behind the last of them
    /// @return null where no character of it can be drawn
    @Nullable CaptionPicture caption(
            List<CaptionBlock.Line> lines, CaptionPlace place, int first, int end) {
        List<TextLine> set = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        int words = 0;
        for (CaptionBlock.Line line : lines) {
            List<String> texts = line.words().stream().map(Word::text).toList();
            TextLine text = TextLine.of(texts, fonts, (float) (FONT * scale));
            if (text != null) {
                set.add(text);
                offsets.add(words);
            }
            words += texts.size();
        }
        if (set.isEmpty()) {
            return null;
        }
        double around = (OUTLINE + SHADOW) * scale + 1;
        double shrink = shrink(set, widest - 2 * around);
        double line = LINE * scale * shrink;
        Placed placed = placed(set, top(place, line * set.size()), line, shrink);
        Rectangle2D box = placed.outline().getBounds2D();
        box.setRect(
                box.getX() - around,
                box.getY() - around,
                box.getWidth() + 2 * around,
                box.getHeight() + 2 * around + SHADOW_DROP * scale);
        return picture(
                box,
                g -> {
                    strokes(g, placed.outline());
                    g.setColor(WHITE);
                    g.fill(placed.outline());
                    g.setColor(ACTIVE);
                    for (int i = 0; i < set.size(); i++) {
                        color(g, placed, i, first - offsets.get(i), end - offsets.get(i));
                    }
                });
    }

    private double top(CaptionPlace place, double high) {
        return switch (place) {
            case LOWER -> zone.bottom() - (OUTLINE + SHADOW + SHADOW_DROP) * scale - high;
            case MIDDLE -> (zone.top() + zone.bottom() - high) / 2;
            case UPPER -> UPPER_TOP * height;
        };
    }

    private void strokes(Graphics2D g, Shape outline) {
        g.translate(0, SHADOW_DROP * scale);
        stroke(g, outline, FAINT, OUTLINE + SHADOW);
        stroke(g, outline, SOFT, OUTLINE + SHADOW / 2);
        g.translate(0, -SHADOW_DROP * scale);
        stroke(g, outline, BLACK, OUTLINE);
    }

    private void stroke(Graphics2D g, Shape outline, Color color, double beyond) {
        g.setColor(color);
        g.setStroke(
                new BasicStroke(
                        (float) (2 * beyond * scale),
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND));
        g.draw(outline);
    }

    private static void color(Graphics2D g, Placed placed, int line, int first, int end) {
        TextLine text = placed.lines().get(line);
        AffineTransform place = placed.places().get(line);
        for (Shape area : text.areas(first, end)) {
            Shape old = g.getClip();
            g.clip(place.createTransformedShape(area));
            g.fill(place.createTransformedShape(text.outline()));
            g.setClip(old);
        }
    }

    /// @return null where no character of it can be drawn
    @Nullable CaptionPicture title(List<String> lines) {
        List<TextLine> set = new ArrayList<>();
        for (String line : lines) {
            TextLine text =
                    TextLine.of(SpokenText.words(line), fonts, (float) (TITLE_FONT * scale));
            if (text != null) {
                set.add(text);
            }
        }
        if (set.isEmpty()) {
            return null;
        }
        double padding = TITLE_PADDING * scale;
        double shrink = shrink(set, widest - 2 * padding);
        double line = TITLE_LINE * scale * shrink;
        double wide = set.stream().mapToDouble(TextLine::width).max().orElseThrow() * shrink;
        Placed placed = placed(set, zone.top() + padding * 0.7, line, shrink);
        Rectangle2D label =
                new Rectangle2D.Double(
                        (width - wide) / 2 - padding,
                        zone.top(),
                        wide + 2 * padding,
                        line * set.size() + 1.4 * padding);
        return picture(
                label,
                g -> {
                    double corner = TITLE_CORNER * 2 * scale;
                    g.setColor(LABEL);
                    g.fill(
                            new RoundRectangle2D.Double(
                                    label.getX(),
                                    label.getY(),
                                    label.getWidth(),
                                    label.getHeight(),
                                    corner,
                                    corner));
                    g.setColor(BLACK);
                    g.fill(placed.outline());
                });
    }

    private static double shrink(List<TextLine> lines, double room) {
        double wide = lines.stream().mapToDouble(TextLine::width).max().orElseThrow();
        return Math.min(1, room / wide);
    }

    private Placed placed(List<TextLine> lines, double top, double lineHeight, double shrink) {
        List<AffineTransform> places = new ArrayList<>();
        Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int i = 0; i < lines.size(); i++) {
            AffineTransform place =
                    AffineTransform.getTranslateInstance(
                            (width - lines.get(i).width() * shrink) / 2,
                            top + lineHeight * (i + BASELINE));
            place.scale(shrink, shrink);
            places.add(place);
            all.append(lines.get(i).outline().getPathIterator(place), false);
        }
        return new Placed(lines, places, all);
    }

    private CaptionPicture picture(Rectangle2D box, Consumer<Graphics2D> draw) {
        int left = Math.clamp((long) Math.floor(box.getMinX()) & ~1L, 0, width - 2);
        int top = Math.clamp((long) Math.floor(box.getMinY()) & ~1L, 0, height - 2);
        int right = Math.clamp((long) Math.ceil(box.getMaxX()) + 1 & ~1L, left + 2, width);
        int bottom = Math.clamp((long) Math.ceil(box.getMaxY()) + 1 & ~1L, top + 2, height);
        BufferedImage image =
                new BufferedImage(right - left, bottom - top, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.translate(-left, -top);
        draw.accept(g);
        g.dispose();
        int[] argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return new CaptionPicture(left, top, image.getWidth(), image.getHeight(), argb);
    }
}
