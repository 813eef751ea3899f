package studio.truss.core.live.logs;

import java.io.IOException;
import java.io.Reader;

/// The lines of a text, of any line end, each cut at a bound. One thread.
final class TextLines {
    private final Reader in;
    private final int lineMax;
    private final StringBuilder line = new StringBuilder();
    private boolean more = true;

    TextLines(Reader in, int lineMax) {
        this.in = in;
        this.lineMax = lineMax;
    }

    /// Goes to the next line; false where there is none.
    boolean next() throws IOException {
        line.setLength(0);
        if (!more) {
            return false;
        }
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n' || c == '\r') {
                return true;
            }
            if (line.length() < lineMax) {
                line.append((char) c);
            }
        }
        more = false;
        return !line.isEmpty();
    }

    String line() {
        return line.toString();
    }
}
