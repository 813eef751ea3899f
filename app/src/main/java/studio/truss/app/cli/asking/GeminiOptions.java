package studio.truss.app.cli.asking;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.gemini.UsdText;

import java.math.BigDecimal;

/// Whether and how Gemini is asked.
public final class GeminiOptions {
    @Option(
            names = "--gemini",
            description =
                    "Ask Gemini too: moments, hooks, chapters and a transcript. Sends a small film"
                        + " of the video to Google; truss gemini tells what, and what it costs.")
    private boolean gemini;

    @Option(
            names = "--budget",
            paramLabel = "USD",
            description =
                    "What Gemini may cost at most for this video, in US dollars. Default: what is"
                            + " left of the month's budget.")
    private @Nullable String budget;

    @Option(
            names = "--dry-run",
            description = "Say what Gemini would be sent and what it would cost, and send nothing.")
    private boolean dryRun;

    /// @throws CommandFailure where they do not go together
    public void check() {
        if (!gemini && (budget != null || dryRun)) {
            throw CommandFailure.usage(
                    "--budget and --dry-run are about --gemini, which is missing.");
        }
        most();
    }

    public boolean wanted() {
        return gemini;
    }

    boolean dryRun() {
        return dryRun;
    }

    /// Without a limit of its own the month's budget is the limit, also when that is raised later.
    BigDecimal most() {
        String text = budget;
        return text == null ? UsdText.MOST : usd("--budget", text);
    }

    /// An amount as a person typed it.
    ///
    /// @param option as it is called
    public static BigDecimal usd(String option, String text) {
        return UsdText.parse(text)
                .orElseThrow(() ->
                        CommandFailure.usage(
                                option
                                        + " is an amount from 0 to "
                                        + UsdText.MOST
                                        + " US dollars such as 0.50, not '"
                                        + text
                                        + "'."));
    }
}
