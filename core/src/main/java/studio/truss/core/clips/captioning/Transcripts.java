package studio.truss.core.clips.captioning;

import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.subtitles.TranscriptJson;
import studio.truss.core.library.Library;

import java.util.Optional;

/// The transcripts that the library keeps, one for each content of a video. Usable from any thread.
public final class Transcripts {
    private final Library library;

    public Transcripts(Library library) {
        this.library = library;
    }

    /// @param sha256 of the video's file
    public Optional<Transcript> of(String sha256) {
        return Optional.ofNullable(library.transcript(sha256)).map(TranscriptJson::read);
    }

    /// Keeps a transcript in place of an earlier one; its words find the video from then on.
    public void put(String sha256, Transcript transcript) {
        library.putTranscript(sha256, TranscriptJson.write(transcript), transcript.text());
    }

    public void remove(String sha256) {
        library.removeTranscript(sha256);
    }
}
