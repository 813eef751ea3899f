package studio.truss.core.imports;

import studio.truss.core.captions.subtitles.TranscriptReader;
import studio.truss.core.captions.subtitles.TranscriptResult;
import studio.truss.core.clips.captioning.Transcripts;

import java.nio.file.Path;
import java.util.Optional;

/// Takes transcripts into the library; their words find the video from then on.
public final class KeptTranscripts implements TranscriptIntake {
    private final Transcripts transcripts;

    public KeptTranscripts(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    @Override
    public Optional<String> problem(Path file) {
        return switch (TranscriptReader.read(file)) {
            case TranscriptResult.Read read -> Optional.empty();
            case TranscriptResult.Refused(String problem) -> Optional.of(problem);
        };
    }

    /// A file that has changed since it was found fit is left.
    @Override
    public void take(Path file, String sha256) {
        if (TranscriptReader.read(file)
                instanceof TranscriptResult.Read(var transcript, var notes)) {
            transcripts.put(sha256, transcript);
        }
    }
}
