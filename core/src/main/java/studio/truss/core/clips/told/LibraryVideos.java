package studio.truss.core.clips.told;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.ClipListener;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.SourceFinder;
import studio.truss.core.clips.archive.AnalysisArchive;
import studio.truss.core.derived.AnalysisFilm;
import studio.truss.core.derived.Derivation;
import studio.truss.core.derived.Held;
import studio.truss.core.derived.Made;
import studio.truss.core.engine.Derivatives;
import studio.truss.core.engine.Original;
import studio.truss.core.gemini.VideoAnswer;
import studio.truss.core.gemini.job.JobFailure;
import studio.truss.core.gemini.job.video.SmallFilm;
import studio.truss.core.gemini.job.video.VideoFacts;
import studio.truss.core.gemini.job.video.Videos;
import studio.truss.core.gemini.plan.Windows;
import studio.truss.core.gemini.prompt.ChatExcerpt;
import studio.truss.core.gemini.prompt.Wish;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatLogResult;
import studio.truss.core.live.ChatMessage;
import studio.truss.core.live.logs.ChatLogReader;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.MomentFinder;
import studio.truss.core.moments.MomentSettings;
import studio.truss.core.moments.signal.Observations;
import studio.truss.core.moments.sound.SoundTrack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The analysed videos of the library, to be asked about. Any thread.
public final class LibraryVideos implements Videos {
    /// Of a second of the small film, as measured on talk, games and sports; see
    /// docs/performance.md.
    private static final long FILM_BYTES_PER_S = 8_000;

    private final Library library;
    private final SourceFinder sources;
    private final AnalysisArchive analyses;
    private final Derivatives derivatives;
    private final AnswerRecorder answers;
    private final Consumer<String> notes;

    /// @param notes takes what the creator should know of a recorded answer
    public LibraryVideos(
            Library library,
            LibraryRecorder recorder,
            AnalysisArchive analyses,
            Derivatives derivatives,
            AnswerRecorder answers,
            Consumer<String> notes) {
        this.library = library;
        this.sources = new SourceFinder(library, recorder);
        this.analyses = analyses;
        this.derivatives = derivatives;
        this.answers = answers;
        this.notes = notes;
    }

    @Override
    public VideoFacts facts(VideoId video) {
        Asset asset = asset(video);
        Analysis analysis = analysis(asset);
        Observations seen = analysis.observed();
        if (seen.durationMs() == 0) {
            throw new JobFailure("'" + asset.title() + "' is empty: there is nothing to ask.");
        }
        SoundTrack sound = seen.sound();
        MomentSettings moments = analysis.settings().moments();
        return new VideoFacts(
                analysis.source().sha256(),
                asset.title(),
                seen.durationMs(),
                analysis.source().info().sizeBytes(),
                filmBytes(analysis),
                sound != null,
                sound == null ? List.of() : sound.pauses(),
                analysis.shots().stream().map(shot -> shot.range().startMs()).toList(),
                new Wish(moments.minMs(), moments.maxMs()),
                chat(analysis),
                pointless(analysis));
    }

    /// What the analysis refused as a whole shows nothing to anybody else, and would be paid for.
    private static @Nullable String pointless(Analysis analysis) {
        Observations seen = analysis.observed();
        if (seen.durationMs() < Windows.SECOND_MS) {
            return "The video is shorter than a second: nothing was asked.";
        }
        String dull = analysis.findings().moments().isEmpty() ? MomentFinder.dull(seen) : null;
        return dull == null ? null : "The whole video is " + dull + ": nothing was asked.";
    }

    private long filmBytes(Analysis analysis) {
        Optional<Held<AnalysisFilm>> film =
                derivatives.find(original(analysis), Derivation.ANALYSIS_FILM);
        if (film.isEmpty()) {
            return Math.ceilDiv(analysis.observed().durationMs(), 1000L) * FILM_BYTES_PER_S;
        }
        try (Held<AnalysisFilm> held = film.get()) {
            return held.value().bytes();
        }
    }

    private static Original original(Analysis analysis) {
        return new Original(
                analysis.source().file(), analysis.source().sha256(), analysis.source().info());
    }

    /// Lines of the chat as they were weighed; another chat would be another question.
    private static ChatExcerpt chat(Analysis analysis) {
        Path file = analysis.settings().chat();
        if (file == null || analysis.chat() == null) {
            return ChatExcerpt.NONE; // none, or one that was left out because it lies beside
        }
        long offset = analysis.settings().chatOffsetMs();
        return switch (new ChatLogReader().read(file)) {
            case ChatLogResult.Whole(ChatLog log) -> excerpt(log, offset);
            case ChatLogResult.Partly(ChatLog log, String _) -> excerpt(log, offset);
            case ChatLogResult.Refused(String problem) ->
                    throw new JobFailure(
                            "The chat that this video was analysed with cannot be read: "
                                    + problem
                                    + " Put it back, or analyse the video again without it.");
        };
    }

    private static ChatExcerpt excerpt(ChatLog log, long offsetMs) {
        return new ChatExcerpt(
                log.messages().stream()
                        .map(m -> new ChatMessage(m.ms() + offsetMs, m.user(), m.text(), m.kind()))
                        .toList());
    }

    @Override
    public SmallFilm film(VideoId video, Heartbeat heartbeat) {
        Asset asset = asset(video);
        Analysis analysis =
                switch (sources.find(asset, null)) {
                    case SourceFinder.Found.Here(Path file) -> analysis(asset).at(file);
                    case SourceFinder.Found.Lost(String words) -> throw new JobFailure(words);
                };
        return switch (derivatives.analysisFilm(original(analysis), heartbeat)) {
            case Made.Ready<AnalysisFilm>(Held<AnalysisFilm> held) ->
                    new SmallFilm(held.value().file(), held.value().bytes(), held::close);
            case Made.Refused<AnalysisFilm>(String _, String message) ->
                    throw new JobFailure("The small film could not be made: " + message);
            case Made.Cancelled<AnalysisFilm>() -> throw new Heartbeat.Cancelled();
        };
    }

    @Override
    public void record(VideoId video, VideoAnswer answer, Heartbeat heartbeat) {
        Analysis analysis = analysis(asset(video));
        ClipListener listener =
                new ClipListener() {
                    @Override
                    public void progress(Stage stage, String what, long doneMs, long totalMs) {
                        heartbeat.beat(doneMs, totalMs);
                    }

                    @Override
                    public void note(String text) {
                        notes.accept(text);
                    }

                    @Override
                    public void ranked(List<Moment> moments) {}
                };
        answers.record(analysis, answer, listener).notes().forEach(notes);
    }

    private Asset asset(VideoId video) {
        Item item = library.get(new EntityKey.Asset(video));
        if (item == null) {
            throw new JobFailure("This video is not in the library any more.");
        }
        return Asset.of(item);
    }

    private Analysis analysis(Asset asset) {
        String sha256 = asset.sha256();
        try {
            return (sha256 == null ? Optional.<Analysis>empty() : analyses.find(sha256))
                    .orElseThrow(() ->
                            new JobFailure(
                                    "'"
                                            + asset.title()
                                            + "' was not analysed on this machine yet:"
                                            + " do that first."));
        } catch (IOException e) {
            throw new JobFailure("What is known of '" + asset.title() + "' cannot be read.");
        }
    }
}
