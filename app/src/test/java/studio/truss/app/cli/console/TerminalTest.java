package studio.truss.app.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

class TerminalTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Terminal terminal(boolean interactive) {
        return new Terminal(new PrintStream(printed, true, UTF_8), interactive);
    }

    private String text() {
        return printed.toString(UTF_8);
    }

    @Test
    void whatGoesOnIsALineEachHalfMinuteWhereNobodyWatches() {
        Terminal terminal = terminal(false);
        for (int look = 0; look <= 95 * 5; look++) {
            int seconds = look / 5 - look / 5 % 10;
            terminal.still("still thinking, " + seconds + " s", seconds);
        }
        terminal.still("still thinking, 10 s", 10);
        terminal.still("still thinking, 30 s", 30);
        assertEquals(
                List.of(
                        "still thinking, 30 s",
                        "still thinking, 60 s",
                        "still thinking, 90 s",
                        "still thinking, 30 s"),
                text().lines().toList());
    }

    @Test
    void onATerminalItTakesTheBarsLineAndTheBarComesBack() {
        Terminal terminal = terminal(true);
        terminal.progress("asking", 1, 3, "");
        String bar = text();
        terminal.still("still thinking, 10 s", 10);
        terminal.still("still thinking, 10 s", 10);
        assertEquals(bar + "\r\033[Kstill thinking, 10 s", text());
        terminal.progress("asking", 1, 3, "");
        assertEquals(bar + "\r\033[Kstill thinking, 10 s" + bar, text());
        terminal.note("done");
        assertTrue(text().endsWith("\ndone\n"), text());
    }
}
