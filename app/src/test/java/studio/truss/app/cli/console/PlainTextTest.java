package studio.truss.app.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

class PlainTextTest {
    @Test
    void aTitleCommandsNothing() {
        assertEquals(
                "�[31mred�]0;window� �2J",
                PlainText.line("\u001b[31mred\u001b]0;window\u0007\n\u009b2J"));
        assertEquals("one two three", PlainText.line("one\ntwo\u2028three"));
        assertEquals("half � pair", PlainText.line("half \ud83d pair"));
    }

    @Test
    void whatIsWrittenFromRightToLeftTurnsNothingElseRound() {
        assertEquals("\u2068שלום\u2069", PlainText.line("שלום"));
        assertEquals("evilgpj.exe", PlainText.line("evil\u202egpj.exe\u202c\u2066\u2069"));
        assertEquals("plain", PlainText.line("plain"));
    }

    @Test
    void aLongTitleIsCutBetweenCharactersAsTheyAreSeen() {
        assertEquals("x".repeat(120), PlainText.line("x".repeat(120)));
        assertEquals("x".repeat(119) + "…", PlainText.line("x".repeat(121)));
        assertEquals(
                "x".repeat(117) + "…",
                PlainText.line("x".repeat(117) + "👩\u200d👩\u200d👧 and more"));
        assertTrue(PlainText.line("a" + "\u0301".repeat(5_000)).length() <= 120);
    }

    @Test
    void aNoteKeepsItsLinesAndNothingElseThatATerminalObeys() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new Terminal(new PrintStream(said, true, UTF_8), false)
                .note("a \u001b[2J b\r\n  c\u202e d \u2068שלום\u2069");
        assertEquals("a �[2J b\n  c d \u2068שלום\u2069", said.toString(UTF_8).strip());
    }

    @Test
    void aTaskIsNamedInOneLine() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new Terminal(new PrintStream(said, true, UTF_8), false)
                .progress("  up a\u001b[2J\nb", 1, 2, "");
        assertEquals("  up a�[2J b: 50 %", said.toString(UTF_8).stripTrailing());
    }
}
