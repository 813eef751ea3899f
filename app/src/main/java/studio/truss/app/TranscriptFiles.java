package studio.truss.app;

import studio.truss.core.captions.subtitles.TranscriptReader;
import studio.truss.core.captions.subtitles.TranscriptResult;
import studio.truss.core.clips.captioning.Transcripts;
import studio.truss.core.imports.TranscriptIntake;

import java.nio.file.Path;
import java.util.Optional;

/// Transcripts that were dropped into the window.
final class TranscriptFiles implements TranscriptIntake {
    private final Transcripts transcripts;

    TranscriptFiles(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    @Override
    public Optional<String> problem(Path file) {
        return TranscriptReader.read(file) instanceof TranscriptResult.Refused(var words)
                ? Optional.of(words)
                : Optional.empty();
    }

    @Override
    public void take(Path file, String sha256) {
        if (TranscriptReader.read(file) instanceof TranscriptResult.Read(var read, var notes)) {
            transcripts.put(sha256, read);
        }
    }
}
