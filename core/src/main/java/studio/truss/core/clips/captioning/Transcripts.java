package studio.truss.core.clips.captioning;

import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.subtitles.TranscriptJson;
import studio.truss.core.library.Library;

import java.util.Optional;

/// The transcripts that the library keeps, one for each content of a video. Usable from any thread.
public final class Transcripts {
    /// Begins the name of a model that the creator ran on a machine of their own.
    public static final String LOCAL = "whisper:";

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

    /// Keeps a transcript that a model wrote, which a later one may replace.
    public void put(String sha256, Transcript transcript, String model) {
        library.putTranscript(sha256, TranscriptJson.write(transcript, model), transcript.text());
    }

    /// Whether there is none, or one that a model wrote unasked: what the creator gave, or had
    /// written on purpose, is nobody else's.
    public boolean mayBeReplaced(String sha256) {
        String kept = library.transcript(sha256);
        return kept == null
                || TranscriptJson.model(kept).filter(model -> !model.startsWith(LOCAL)).isPresent();
    }

    public void remove(String sha256) {
        library.removeTranscript(sha256);
    }
}
