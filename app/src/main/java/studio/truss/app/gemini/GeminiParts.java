package studio.truss.app.gemini;

import studio.truss.app.AppGraph;
import studio.truss.core.clips.told.AnswerRecorder;
import studio.truss.core.clips.told.LibraryVideos;
import studio.truss.core.engine.Derivatives;
import studio.truss.core.engine.Engine;
import studio.truss.core.gemini.job.desk.GeminiAccess;
import studio.truss.core.gemini.job.desk.Parts;
import studio.truss.core.gemini.settings.GeminiSettingsFile;

import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/// What asking about the open library's videos takes.
public final class GeminiParts {
    private GeminiParts() {}

    /// @param workers look closely at moments that the answers name
    /// @param notes takes what the creator should know of a recorded answer
    public static Parts of(
            AppGraph graph,
            Engine workers,
            Derivatives derivatives,
            GeminiAccess access,
            ExecutorService threads,
            Consumer<String> notes) {
        return Parts.of(
                graph.library(),
                new LibraryVideos(
                        graph.library(),
                        graph.recorder(),
                        graph.analyses(),
                        derivatives,
                        new AnswerRecorder(
                                graph.library(),
                                graph.recorder(),
                                graph.analyst(workers),
                                graph.analyses()),
                        notes),
                access,
                new GeminiSettingsFile(graph.data()),
                threads,
                graph.clock());
    }
}
