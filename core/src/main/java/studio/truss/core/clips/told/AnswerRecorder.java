package studio.truss.core.clips.told;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.Transcript;
import studio.truss.core.captions.timing.HeardSpeech;
import studio.truss.core.captions.timing.SpokenTimes;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.ClipListener;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.archive.AnalysisArchive;
import studio.truss.core.clips.captioning.Transcripts;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.library.Author;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.FileTrouble;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.moments.sound.SoundTrack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Records what Gemini said about a video. Done again, after a crash in the middle too, it comes to
/// the same, and nothing is there twice. What the creator gave, edited or rejected stays. Blocks;
/// any thread.
public final class AnswerRecorder {
    private final Library library;
    private final LibraryRecorder recorder;
    private final Analyst analyst;
    private final AnalysisArchive archive;
    private final Transcripts transcripts;

    public AnswerRecorder(
            Library library, LibraryRecorder recorder, Analyst analyst, AnalysisArchive archive) {
        this.library = library;
        this.recorder = recorder;
        this.analyst = analyst;
        this.archive = archive;
        this.transcripts = new Transcripts(library);
    }

    /// Weighs the moments, then writes transcript, chapters and clips. A cancel comes before
    /// anything is written.
    ///
    /// @param analysis of the video that the answer is about
    public Told record(Analysis analysis, VideoAnswer answer, ClipListener listener) {
        Item item = library.assetBySha256(analysis.source().sha256());
        if (item == null) {
            return new Told(
                    analysis,
                    List.of("The video is no longer in the library: nothing was recorded."));
        }
        VideoId video = Asset.of(item).videoId();
        long durationMs = analysis.observed().durationMs();
        Analysis weighed = analyst.goOn(analysis, ToldMoments.marks(answer, durationMs), listener);
        List<String> notes = new ArrayList<>();
        transcript(weighed, answer).ifPresent(notes::add);
        chapters(video, weighed, answer).ifPresent(notes::add);
        recorder.analysed(weighed);
        try {
            archive.keep(weighed);
        } catch (IOException e) {
            notes.add(
                    "The analysis could not be kept, so its Gemini lane is gone with the window: "
                            + FileTrouble.words(e));
        }
        return new Told(weighed, notes);
    }

    private Optional<String> transcript(Analysis analysis, VideoAnswer answer) {
        if (answer.transcript().isEmpty()) {
            return Optional.empty();
        }
        String sha256 = analysis.source().sha256();
        if (!transcripts.mayBeReplaced(sha256)) {
            return Optional.of("The transcript that you gave stays: Gemini's was not kept.");
        }
        Observations seen = analysis.observed();
        SoundTrack sound = seen.sound();
        List<Segment> said = answer.transcript().segments();
        if (sound != null) {
            HeardSpeech heard = HeardSpeech.of(sound.speech(), sound.hopMs());
            said = SpokenTimes.refined(said, heard, seen.durationMs());
        }
        transcripts.put(sha256, new Transcript(said), answer.model());
        return Optional.empty();
    }

    private Optional<String> chapters(VideoId video, Analysis analysis, VideoAnswer answer) {
        if (answer.chapters().isEmpty()) {
            return Optional.empty();
        }
        Chapters told =
                new Chapters(
                        video,
                        ToldChapters.of(answer.chapters(), analysis.observed()),
                        answer.model(),
                        LibraryRecorder.ANALYSIS_VERSION);
        Item item = library.get(told.key());
        if (item == null) {
            library.create(told);
            return Optional.empty();
        }
        try {
            if (Chapters.of(item).model() == null) {
                return Optional.of(
                        "The chapters that you made or edited stay: Gemini's were not taken.");
            }
        } catch (UnreadableItemException e) {
            return Optional.of("The chapters that another program wrote stay as they are.");
        }
        library.update(told.key(), Change.set(told.attributes()), Author.MACHINE);
        return Optional.empty();
    }
}
