package studio.truss.app.cli.clips;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import studio.truss.app.cli.console.PlainText;

import java.io.PrintStream;
import java.util.Locale;

/// The moments of a manifest as lines for a person: rank, score, when, how long, what.
public final class MomentList {
    private MomentList() {}

    public static void print(PrintStream out, ObjectNode manifest) {
        int rank = 0;
        for (JsonNode moment : manifest.path("moments")) {
            long start = moment.path("startMs").asLong();
            long end = moment.path("endMs").asLong();
            out.println(
                    String.format(
                            Locale.ROOT,
                            "%3d  score %3.0f  %s  %5.1f s  %s",
                            ++rank,
                            moment.path("score").asDouble(),
                            time(start),
                            (end - start) / 1000.0,
                            PlainText.line(moment.path("title").asText())));
        }
    }

    public static String time(long ms) {
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d.%d",
                ms / 3_600_000,
                ms / 60_000 % 60,
                ms / 1000 % 60,
                ms / 100 % 10);
    }
}
