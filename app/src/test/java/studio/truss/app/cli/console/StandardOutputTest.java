package studio.truss.app.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

class StandardOutputTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private int writes;

    private StandardOutput failing(String message) {
        return new StandardOutput(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        writes++;
                        throw new IOException(message);
                    }
                });
    }

    private int end(StandardOutput output, int code) {
        output.stream().println("one");
        output.stream().println("two");
        return output.settle(code, new PrintStream(said, true, UTF_8));
    }

    @Test
    void whatIsLostIsSaidAndAnError() {
        assertEquals(
                ExitCode.INTERNAL_ERROR, end(failing("No space left on device"), ExitCode.DONE));
        assertEquals(
                ExitCode.SOME_FAILED,
                end(failing("No space left on device"), ExitCode.SOME_FAILED));
        assertTrue(said.toString(UTF_8).contains("No space left on device."), said.toString(UTF_8));
    }

    @Test
    void aReaderWhoHasSeenEnoughIsNone() {
        assertEquals(ExitCode.DONE, end(failing("Broken pipe"), ExitCode.DONE));
        assertEquals("", said.toString(UTF_8));
        assertEquals(1, writes);
    }

    @Test
    void whatIsWrittenArrives() {
        ByteArrayOutputStream real = new ByteArrayOutputStream();
        assertEquals(ExitCode.DONE, end(new StandardOutput(real), ExitCode.DONE));
        assertEquals(2, real.toString(UTF_8).lines().count());
    }
}
