package studio.truss.app.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class HiddenTypingTest {
    private final List<String> settings = new ArrayList<>();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private void typeAt(boolean terminal) {
        try (HiddenTyping _ =
                new HiddenTyping(
                        setting -> {
                            settings.add(setting);
                            return terminal ? Optional.of("as:it:was") : Optional.empty();
                        },
                        new PrintStream(said, true, UTF_8),
                        "The key?")) {
            settings.add("(typed)");
        }
    }

    @Test
    void aTerminalDoesNotShowWhatIsTypedAndIsAsItWasAfterwards() {
        typeAt(true);
        assertEquals(List.of("-g", "-echo", "(typed)", "as:it:was"), settings);
        assertEquals("The key? " + System.lineSeparator(), said.toString(UTF_8));
    }

    @Test
    void whatIsNoTerminalIsLeftAlone() {
        typeAt(false);
        assertEquals(List.of("-g", "(typed)"), settings);
        assertEquals("", said.toString(UTF_8));
    }
}
