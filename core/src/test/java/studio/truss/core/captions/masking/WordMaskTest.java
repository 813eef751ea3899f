package studio.truss.core.captions.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class WordMaskTest {
    private static final WordMask MASK = WordMask.english();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fuck|f***",
                "FUCKING!|F******!",
                "F***ing|F******",
                "\"Shit,\"|\"S***,\"",
                "shit's|s***'s",
                "shits|s****",
                "bitches|b******",
                "fuckin'|f*****'",
                "motherfucker.|m***********.",
                "mother-fucker|mother-f*****",
                "shiiiit|s******",
                "assssss|a******",
                "*shit*|*s****",
                "f***|f***",
                "f\u00FCck|f***",
                "fu\u0308ck|f***",
                "shit\uD83D\uDCA9|s***\uD83D\uDCA9",
                "\uFF53\uFF48\uFF49\uFF54|\uFF53***"
            })
    void aListedWordKeepsItsFirstLetterAlone(String said, String shown) {
        assertEquals(shown, MASK.text(said));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Scunthorpe",
                "class",
                "cocktail",
                "classes",
                "assess",
                "Dickens",
                "shiitake",
                "pass",
                "as",
                "Essex",
                "grass",
                "cockpit",
                "5* hotel",
                "A* algorithm",
                "a*b",
                "*class*",
                "analysis",
                "peacock",
                "she'll",
                "\u92ED\u6575",
                ""
            })
    void wordsThatMerelyHoldOneStayAsTheyAre(String said) {
        assertEquals(said, MASK.text(said));
    }

    @Test
    void aCreatorsFileAddsWordsAndTakesThemOut(@TempDir Path folder) throws IOException {
        Path own = folder.resolve(WordMask.OWN_WORDS);
        assertEquals("heck d***", WordMask.open(own).text("heck dick"));
        Files.writeString(own, "\uFEFF# mine\r\nHeck\r\n\r\n- dick\r\nΣκατά\r\n");
        assertEquals("h*** dick σ**** s***", WordMask.open(own).text("heck dick σκατά shit"));
    }
}
