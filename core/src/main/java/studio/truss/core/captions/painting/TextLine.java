package studio.truss.core.captions.painting;

import org.jspecify.annotations.Nullable;

import studio.truss.core.captions.SpokenText;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;

/// One line of text, set at a size, with its words told apart in any direction of writing.
final class TextLine {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final double FAR = 10_000;

    private final TextLayout layout;
    private final List<@Nullable Span> spans;
    private final String text;

    /// Where a word stands in the text.
    private record Span(int from, int to) {}

    private TextLine(String text, TextLayout layout, List<@Nullable Span> spans) {
        this.text = text;
        this.layout = layout;
        this.spans = spans;
    }

    /// Null where nothing of the words can be drawn.
    static @Nullable TextLine of(List<String> words, CaptionFonts fonts, float size) {
        StringBuilder text = new StringBuilder();
        List<CaptionFonts.Run> runs = new ArrayList<>();
        List<@Nullable Span> spans = new ArrayList<>();
        for (String word : words) {
            boolean spaced = !text.isEmpty() && SpokenText.spaced(text, word);
            List<CaptionFonts.Run> pieces = fonts.runs((spaced ? " " : "") + word.strip());
            int from = text.length() + (spaced ? 1 : 0);
            StringBuilder piece = new StringBuilder();
            pieces.forEach(run -> piece.append(run.text()));
            if (piece.toString().isBlank()) {
                spans.add(null);
                continue;
            }
            text.append(piece);
            runs.addAll(pieces);
            spans.add(new Span(from, text.length()));
        }
        String line = text.toString();
        return line.isEmpty() ? null : new TextLine(line, layout(line, runs, size), spans);
    }

    private static TextLayout layout(String text, List<CaptionFonts.Run> runs, float size) {
        AttributedString styled = new AttributedString(text);
        int at = 0;
        for (CaptionFonts.Run run : runs) {
            int to = at + run.text().length();
            Font font = run.font().deriveFont(size);
            styled.addAttribute(TextAttribute.FONT, font, at, to);
            at = to;
        }
        return new TextLayout(styled.getIterator(), CONTEXT);
    }

    double width() {
        return layout.getAdvance();
    }

    /// The glyphs with the left end of the base line at 0, 0.
    Shape outline() {
        return layout.getOutline(null);
    }

    /// Where the words from `first` to before `end` stand, in the coordinates of the outline. The
    /// spaces beside a word are its own, so that what hangs over its edge is too.
    List<Shape> areas(int first, int end) {
        List<Shape> areas = new ArrayList<>();
        Rectangle2D all =
                new Rectangle2D.Double(-FAR, -FAR, layout.getAdvance() + 2 * FAR, 2 * FAR);
        for (int i = Math.max(0, first); i < Math.min(end, spans.size()); i++) {
            Span span = spans.get(i);
            if (span != null) {
                int from = isSpace(span.from() - 1) ? span.from() - 1 : span.from();
                int to = isSpace(span.to()) ? span.to() + 1 : span.to();
                areas.add(layout.getLogicalHighlightShape(from, to, all));
            }
        }
        return areas;
    }

    private boolean isSpace(int at) {
        return at >= 0 && at < text.length() && text.charAt(at) == ' ';
    }
}
