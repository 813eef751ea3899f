package studio.truss.core.imports;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.Analysed;
import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Analyst;
import studio.truss.core.clips.ClipSettings;
import studio.truss.core.clips.Framer;
import studio.truss.core.clips.KnownCams;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.Opened;
import studio.truss.core.clips.Source;
import studio.truss.core.library.Library;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.live.ChatLog;
import studio.truss.core.live.ChatLogResult;
import studio.truss.core.live.logs.ChatLogReader;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.reframe.PictureShape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Analyses a video of the library and records what was found: its moments as clips, why there are
/// none, or why it failed.
public final class VideoAnalysis implements AnalysisWork {
    private final Library library;
    private final Analyst analyst;
    private final LibraryRecorder recorder;
    private final Relinker relinker;
    private final KnownCams cams;
    private final Supplier<ClipSettings> settings;
    private final AnalysisKeeper keeper;

    /// @param settings asked for each video, on the thread of the analysis
    /// @param keeper hears each analysis before and when its clips are in the library
    public VideoAnalysis(
            Library library,
            Analyst analyst,
            LibraryRecorder recorder,
            KnownCams cams,
            Supplier<ClipSettings> settings,
            AnalysisKeeper keeper) {
        this.library = library;
        this.analyst = analyst;
        this.recorder = recorder;
        this.relinker = new Relinker(library, recorder);
        this.cams = cams;
        this.settings = settings;
        this.keeper = keeper;
    }

    @Override
    public AnalysisEnd run(VideoId video, Consumer<AnalysisStep> steps, BooleanSupplier cancelled) {
        Item item = library.get(new EntityKey.Asset(video));
        if (item == null) {
            return new AnalysisEnd.Cancelled(); // removed while it waited
        }
        Asset asset = Asset.of(item);
        Optional<Path> file = relinker.place(video);
        if (file.isEmpty()) {
            return new AnalysisEnd.Failed(
                    "The file of '%s' is not where it was. Find it, then analyse again."
                            .formatted(asset.title()));
        }
        recorder.status(video, Asset.Status.ANALYZING);
        steps.accept(AnalysisStep.BEGINNING);
        try {
            AnalysisEnd end = analyse(asset, file.get(), steps, cancelled);
            end(asset, end);
            return end;
        } catch (Heartbeat.Cancelled e) {
            end(asset, new AnalysisEnd.Cancelled());
            return new AnalysisEnd.Cancelled();
        }
    }

    private AnalysisEnd analyse(
            Asset asset, Path file, Consumer<AnalysisStep> steps, BooleanSupplier cancelled) {
        Opened opened;
        try {
            opened = open(asset, file);
        } catch (UncheckedIOException e) {
            return new AnalysisEnd.Failed(
                    "%s cannot be read: %s. Check the drive it is on."
                            .formatted(
                                    file.getFileName(),
                                    Objects.requireNonNull(e.getCause()).getMessage()));
        }
        return switch (opened) {
            case Opened.Refused(var probe) -> new AnalysisEnd.Failed(probe.problem().message());
            case Opened.Ready(Source source) when !source.sha256().equals(asset.sha256()) ->
                    new AnalysisEnd.Failed(
                            "%s was changed since it was imported. Import it again as a video of its own."
                                    .formatted(file.getFileName()));
            case Opened.Ready(Source source) -> analyse(asset, source, steps, cancelled);
        };
    }

    private AnalysisEnd analyse(
            Asset asset, Source source, Consumer<AnalysisStep> steps, BooleanSupplier cancelled) {
        PictureShape picture = PictureShape.of(source.info().picture().orElseThrow());
        Path chatFile = chatFile(asset);
        ClipSettings wishes =
                settings.get()
                        .withKnownCam(cams.find(KnownCams.USUAL_CHANNEL, picture).orElse(null))
                        .withChat(chatFile);
        StepListener listener =
                new StepListener(
                        wishes.watch().coarse(source.info().durationMs()),
                        steps,
                        cancelled,
                        System::nanoTime);
        return switch (analyst.analyse(source, wishes, chat(chatFile), listener)) {
            case Analysed.Failed(var problem) -> new AnalysisEnd.Failed(problem.message());
            case Analysed.Done(Analysis analysis) -> {
                if (cancelled.getAsBoolean()) {
                    throw new Heartbeat.Cancelled();
                }
                yield record(asset, analysis);
            }
        };
    }

    private AnalysisEnd record(Asset asset, Analysis analysis) {
        Framer framer = new Framer(analysis);
        framer.cam().ifPresent(cam -> cams.learn(KnownCams.USUAL_CHANNEL, framer.picture(), cam));
        keeper.found(analysis);
        recorder.analysed(analysis);
        int moments = analysis.findings().moments().size();
        String why = moments > 0 ? null : String.join(" ", analysis.notes());
        library.index().remember(asset.videoId(), memo -> memo.withOutcome(why));
        keeper.recorded(analysis);
        return new AnalysisEnd.Done(moments);
    }

    /// Reads a file again for its hash only when it has changed since.
    private Opened open(Asset asset, Path file) {
        List<SourceFile> seen = library.sourceFiles(asset.videoId());
        String sha256 = asset.sha256();
        try {
            return sha256 != null && seen.contains(SourceFile.of(file))
                    ? analyst.open(file.toString(), file, sha256)
                    : analyst.open(file.toString(), file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + file, e);
        }
    }

    private @Nullable Path chatFile(Asset asset) {
        String chat = library.index().memo(asset.videoId()).chat();
        return chat == null ? null : Path.of(chat);
    }

    private static @Nullable ChatLog chat(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        return switch (new ChatLogReader().read(file)) {
            case ChatLogResult.Whole(ChatLog log) -> log;
            case ChatLogResult.Partly(ChatLog log, String problem) -> log;
            // moved since: the video has moments without it
            case ChatLogResult.Refused(String problem) -> null;
        };
    }

    /// A video that had been analysed before still is, whatever came of doing it again.
    private void end(Asset before, AnalysisEnd end) {
        boolean analysedBefore = before.status() == Asset.Status.ANALYZED;
        switch (end) {
            case AnalysisEnd.Done done -> {}
            case AnalysisEnd.Cancelled cancelled -> {
                if (analysedBefore) {
                    recorder.status(before.videoId(), Asset.Status.ANALYZED);
                }
            }
            case AnalysisEnd.Failed(String words) -> {
                recorder.status(
                        before.videoId(),
                        analysedBefore ? Asset.Status.ANALYZED : Asset.Status.FAILED);
                library.index().remember(before.videoId(), memo -> memo.withOutcome(words));
            }
        }
    }
}
