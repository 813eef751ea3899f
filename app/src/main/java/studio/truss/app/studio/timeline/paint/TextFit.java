package studio.truss.app.studio.timeline.paint;

import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

import java.util.LinkedHashMap;
import java.util.Map;

/// The fonts of the painted timeline, and texts cut to the room that they have. What was measured
/// is kept, a bounded number of it.
final class TextFit {
    static final Font SMALL = Font.font("Inter", 11);
    static final Font STRONG = Font.font("Inter", FontWeight.SEMI_BOLD, 11);

    private static final int KEPT = 2_000;

    private record Key(String text, Font font) {}

    private final Text ruler = new Text();
    private final Map<Key, Double> widths =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Double> eldest) {
                    return size() > KEPT;
                }
            };

    double width(String text, Font font) {
        return widths.computeIfAbsent(
                new Key(text, font),
                key -> {
                    ruler.setFont(key.font());
                    ruler.setText(key.text());
                    return ruler.getLayoutBounds().getWidth();
                });
    }

    /// The text, or its beginning with three dots; empty where not even that has room.
    String fitted(String text, Font font, double room) {
        double whole = width(text, font);
        if (whole <= room) {
            return text;
        }
        double dots = width("…", font);
        int letters = (int) (text.length() * Math.max(0, room - dots) / whole);
        return letters < 2 ? "" : text.substring(0, letters).stripTrailing() + "…";
    }
}
