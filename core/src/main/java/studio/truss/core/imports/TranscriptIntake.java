package studio.truss.core.imports;

import java.nio.file.Path;
import java.util.Optional;

/// Takes transcripts of videos in from files.
public interface TranscriptIntake {
    /// What is wrong with a file as a transcript, in words; empty when it can be taken.
    Optional<String> problem(Path file);

    /// Makes it the transcript of the video with that content; the file was found fit before.
    void take(Path file, String sha256);
}
