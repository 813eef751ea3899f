package studio.truss.app.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.PrintStream;
import java.io.UncheckedIOException;

/// JSON as the program prints and writes it: two spaces, `\n` on every system, so that files
/// compare byte for byte.
public final class JsonOut {
    private JsonOut() {}

    public static String text(JsonNode json) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write JSON", e);
        }
    }

    public static void print(PrintStream out, JsonNode json) {
        out.print(text(json));
        out.flush();
    }
}
