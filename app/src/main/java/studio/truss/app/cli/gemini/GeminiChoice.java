package studio.truss.app.cli.gemini;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.gemini.settings.GeminiSettings;
import studio.truss.core.gemini.settings.GeminiSettingsFile;

/// The settings of Gemini, for a command.
final class GeminiChoice {
    private GeminiChoice() {}

    static GeminiSettingsFile file(AppGraph graph) {
        return new GeminiSettingsFile(graph.data());
    }

    /// @throws CommandFailure where the file cannot be used
    static GeminiSettings read(AppGraph graph) {
        try {
            return file(graph).read();
        } catch (GeminiSettingsFile.Unusable e) {
            throw new CommandFailure(ExitCode.NO_INPUT_USABLE, String.valueOf(e.getMessage()));
        }
    }
}
