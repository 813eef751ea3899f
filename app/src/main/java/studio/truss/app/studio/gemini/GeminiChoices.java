package studio.truss.app.studio.gemini;

import studio.truss.core.gemini.settings.GeminiSettings;
import studio.truss.core.gemini.settings.GeminiSettingsFile;
import studio.truss.core.media.FileTrouble;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Model and budget, read from their file and written to it. Blocks; any thread.
///
/// @param models that can be chosen
/// @param trouble why the file cannot be used or was not written; empty for nothing
record GeminiChoices(GeminiSettings settings, List<String> models, String trouble) {

    static GeminiChoices read(GeminiSettingsFile file) {
        try {
            GeminiSettings now = file.read();
            return new GeminiChoices(now, models(now), "");
        } catch (GeminiSettingsFile.Unusable e) {
            GeminiSettings usual = GeminiSettings.usual();
            return new GeminiChoices(usual, models(usual), String.valueOf(e.getMessage()));
        }
    }

    /// Writes nothing over a file that cannot be read.
    static GeminiChoices change(GeminiSettingsFile file, UnaryOperator<GeminiSettings> change) {
        GeminiChoices now = read(file);
        if (!now.trouble.isEmpty()) {
            return now;
        }
        GeminiSettings next = change.apply(now.settings);
        if (next.equals(now.settings)) {
            return now;
        }
        try {
            file.write(next);
            return read(file);
        } catch (IOException e) {
            return new GeminiChoices(now.settings, now.models, FileTrouble.words(e));
        }
    }

    private static List<String> models(GeminiSettings settings) {
        return Stream.concat(settings.models().stream(), GeminiSettings.usual().models().stream())
                .distinct()
                .toList();
    }
}
