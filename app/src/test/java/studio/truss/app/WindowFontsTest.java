package studio.truss.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.studio.library.TestWindow;
import studio.truss.app.studio.look.FallbackFonts;
import studio.truss.app.studio.look.Theme;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What the window's text looks like on a machine without fonts for the scripts of the east.
class WindowFontsTest {
    private static final List<String> CHARACTERS =
            List.of("\u65E5", "\u3053", "\uC548", "\u2728", "\uD83E\uDD84");

    /// Of private use: no font has it, so what is shown is the box that stands for a character.
    private static final String BOX = "\uE0FF";

    private static final int SIDE = 60;

    /// No other test sets these characters at this size: JavaFX keeps how a text was set.
    private static final double SIZE = 37;

    @BeforeAll
    static void load(@TempDir Path folder) throws Exception {
        TestWindow.begin();
        try (AppGraph graph = new AppGraph(Map.of("TRUSS_HOME", folder.toString()), _ -> {})) {
            List<Path> more = graph.moreFonts();
            assumeFalse(more.isEmpty(), "this build could fetch no fonts");
            TestWindow.run(() -> {
                Theme.loadFonts(
                        List.of(AppAssets.REGULAR_FONT, AppAssets.BOLD_FONT).stream()
                                .flatMap(name -> graph.assets().open(name).stream())
                                .toList());
                FallbackFonts.load(more);
            });
        }
    }

    @Test
    void scriptsOfTheEastAndPicturesAreNoBoxesInAnyOfTheWindowsFonts() throws Exception {
        for (String family : List.of("Inter", "Inter SemiBold", "System")) {
            Font font = new Font(family, SIZE);
            int[] box = set(BOX, font);
            assertArrayEquals(box, set("\uE0FE", font), "two that no font has look alike");
            for (String character : CHARACTERS) {
                assertFalse(
                        Arrays.equals(box, set(character, font)),
                        Character.getName(character.codePointAt(0)) + " in " + family);
            }
        }
    }

    @Test
    void norAreTheyWhereTextIsPainted() throws Exception {
        Font font = Font.font("Inter", SIZE);
        int[] box = painted(BOX, font);
        for (String character : CHARACTERS) {
            assertFalse(
                    Arrays.equals(box, painted(character, font)),
                    Character.getName(character.codePointAt(0)));
        }
    }

    private static int[] set(String text, Font font) throws Exception {
        return TestWindow.fx(() -> {
            Text shown = new Text(text);
            shown.setFont(font);
            return pixels(new StackPane(shown));
        });
    }

    private static int[] painted(String text, Font font) throws Exception {
        return TestWindow.fx(() -> {
            Canvas canvas = new Canvas(SIDE, SIDE);
            canvas.getGraphicsContext2D().setFont(font);
            canvas.getGraphicsContext2D().fillText(text, 4, 45);
            return pixels(new StackPane(canvas));
        });
    }

    private static int[] pixels(StackPane node) {
        WritableImage image = new Scene(node, SIDE, SIDE).snapshot(null);
        int[] argb = new int[SIDE * SIDE];
        image.getPixelReader()
                .getPixels(0, 0, SIDE, SIDE, PixelFormat.getIntArgbInstance(), argb, 0, SIDE);
        return argb;
    }
}
