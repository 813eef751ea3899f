package studio.truss.app.studio.look;

import com.sun.javafx.font.CompositeFontResource;
import com.sun.javafx.font.FontResource;
import com.sun.javafx.font.PrismFontFactory;

import javafx.scene.text.Font;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// Fonts for the characters that the window's own fonts lack, whatever the machine has.
///
/// JavaFX has no public way to say which font stands in for another, and on Linux it takes the
/// first ten of the machine's. Its own door for that is used here; a test looks at the pixels.
public final class FallbackFonts {
    /// As the style sheets name them, and what JavaFX takes where none is named.
    private static final List<String> FAMILIES = List.of("Inter", "Inter SemiBold", "System");

    private static final float ANY_SIZE = 13;

    private FallbackFonts() {}

    /// Opens the files and reads their names. To be called before text is shown: JavaFX keeps how a
    /// text was set. JavaFX thread.
    ///
    /// @param files in the order in which they are asked for a character
    public static void load(List<Path> files) {
        for (Path file : files) {
            // so that Linux' layout of combined characters finds it too
            @Nullable Font font = Font.loadFont(file.toUri().toString(), ANY_SIZE);
            if (font != null) {
                FAMILIES.forEach(family -> standIn(font.getName(), family));
            }
        }
    }

    private static void standIn(String font, String family) {
        FontResource resource =
                PrismFontFactory.getFontFactory()
                        .createFont(family, false, false, ANY_SIZE)
                        .getFontResource();
        if (resource instanceof CompositeFontResource composite) {
            int _ = composite.getSlotForFont(font); // makes room for a font that has none
        }
    }
}
