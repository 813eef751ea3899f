package studio.truss.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.captions.CaptionBlock;
import studio.truss.core.captions.CaptionPlace;
import studio.truss.core.captions.CaptionStyle;
import studio.truss.core.captions.CaptionTrack;
import studio.truss.core.captions.Word;
import studio.truss.core.captions.painting.CaptionPainter;
import studio.truss.core.captions.painting.CaptionPicture;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What is drawn with the fonts that come with the program.
class CaptionFontsTest {
    @TempDir private Path folder;

    private CaptionPainter painter(String text) {
        try (AppGraph graph = new AppGraph(Map.of("TRUSS_HOME", folder.toString()), _ -> {})) {
            List<Path> fonts = graph.captionFonts();
            assumeFalse(fonts.isEmpty(), "this build could fetch no fonts");
            CaptionBlock block =
                    new CaptionBlock(
                            0,
                            1_000,
                            List.of(new CaptionBlock.Line(List.of(new Word(0, 1_000, text)))));
            return new CaptionPainter(
                    new CaptionTrack(
                            CaptionStyle.PHRASE, CaptionPlace.LOWER, List.of(block), null, fonts),
                    1080,
                    1920);
        }
    }

    private static long drawn(CaptionPicture picture) {
        return Arrays.stream(picture.argb()).filter(argb -> argb == 0xFFFFFFFF).count();
    }

    @Test
    void picturesAndTheScriptsOfTheEastAreDrawnOnAMachineWithoutTheirFonts() {
        for (String text :
                List.of("\uD83D\uDE02", "\u7B11\u6B7B", "\u3053\u3093", "\uC548\uB155")) {
            CaptionPainter painter = painter(text);
            assertEquals(List.of(), painter.notes());
            long inked = drawn(painter.at(500).getFirst());
            assertTrue(inked > 500, text + " has " + inked + " white pixels");
        }
    }

    @Test
    void whatNoFontHasIsLeftOutAndSaid() {
        List<String> notes = painter("a \uDB80\uDC00").notes(); // private use
        assertTrue(notes.getFirst().contains("no font"), notes::toString);
    }
}
