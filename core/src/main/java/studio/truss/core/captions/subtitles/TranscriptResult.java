package studio.truss.core.captions.subtitles;

import studio.truss.core.captions.Transcript;

import java.util.List;

/// What came of reading a transcript.
public sealed interface TranscriptResult {
    /// @param transcript not empty
    /// @param notes what was odd about it, in sentences
    record Read(Transcript transcript, List<String> notes) implements TranscriptResult {
        public Read {
            notes = List.copyOf(notes);
        }
    }

    /// @param problem what is wrong and what to do, in sentences
    record Refused(String problem) implements TranscriptResult {}
}
