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
    }

    /// What would be looked for in vain or was not expected; the rest of what was wrong is in the
    /// JSON.
    void lacking(List<AnswerProblem> problems) {
        problems.stream()
                .filter(problem -> problem.kind().isTold())
                .forEach(problem -> terminal.note("  Gemini: " + problem.words()));
    }
}
