package studio.truss.app.cli.asking;

import studio.truss.app.cli.console.Terminal;
import studio.truss.app.gemini.GeminiFigures;
import studio.truss.core.gemini.AnswerProblem;
import studio.truss.core.gemini.Forecast;
import studio.truss.core.gemini.job.GeminiJob;

import java.util.List;

/// What became of a job, for somebody at the terminal.
record AskedLines(Terminal terminal) {
    void cost(GeminiJob job, long uploadedBytes, Forecast forecast) {
        terminal.note(
                "  Gemini: %s, %s; %s sent of %s."
                        .formatted(
                                GeminiFigures.count(job.requests(), "question"),
                                GeminiFigures.usd(job.costUsd()),
                                GeminiFigures.bytes(uploadedBytes),
                                GeminiFigures.bytes(forecast.sourceBytes())));
        unanswered(job);
    }

    private void unanswered(GeminiJob job) {
        String words = GeminiFigures.unanswered(job);
        if (!words.isEmpty()) {
            terminal.note("  Gemini: " + words + ".");
        }
    }

    /// @param words the library's
    /// @param taken whether it took the order
    void refused(String words, boolean taken) {
        terminal.closeBar();
        terminal.note("truss: Gemini: failed: " + words);
        terminal.note(
                taken
                        ? "What was found without it stays. Once the library can be written, the"
                                + " same command goes on, without paying again for what it has."
                        : "Nothing was asked, and what was found without it stays.");
    }

    /// What would be looked for in vain or was not expected; the rest of what was wrong is in the
    /// JSON.
    void lacking(List<AnswerProblem> problems) {
        problems.stream()
                .filter(problem -> problem.kind().isTold())
                .forEach(problem -> terminal.note("  Gemini: " + problem.words()));
    }
}
