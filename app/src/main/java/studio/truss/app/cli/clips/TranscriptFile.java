package studio.truss.app.cli.clips;

import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.subtitles.TranscriptReader;
import studio.truss.core.captions.subtitles.TranscriptResult;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads the transcript that a person named, and says what is odd about it.
public final class TranscriptFile {
    private final Terminal terminal;

    public TranscriptFile(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Empty, and said why, where nothing of it can be used.
    ///
    /// @throws CommandFailure where there is no such file, which is a slip of typing
    public Optional<Transcript> read(Path file) {
        if (!Files.exists(file)) {
            throw CommandFailure.usage("There is no file " + file + ".");
        }
        return switch (TranscriptReader.read(file)) {
            case TranscriptResult.Read(var transcript, var notes) -> {
                notes.forEach(terminal::note);
                yield Optional.of(transcript);
            }
            case TranscriptResult.Refused(var problem) -> {
                terminal.note(problem);
                yield Optional.empty();
            }
        };
    }
}
