package studio.truss.core.clips;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.watch.Looked;
import studio.truss.core.clips.watch.WatchProgress;
import studio.truss.core.clips.watch.Watcher;
import studio.truss.core.engine.Engine;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.live.ChatLog;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.VideoStream;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.signal.ModelMark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Finds the moments of a source: opens it, listens, watches, lays the chat over it and weighs.
/// Blocks; any thread.
public final class Analyst {
    private final Engine engine;
    private final @Nullable Path faceModel;
    private final String programVersion;
    private final String ffmpegVersion;
    private final KnownMarks known;

    /// @param faceModel the face detector's weights, null where the build could not fetch them
    public Analyst(
            Engine engine, @Nullable Path faceModel, String programVersion, String ffmpegVersion) {
        this(engine, faceModel, programVersion, ffmpegVersion, sha256 -> null);
    }

    private Analyst(
            Engine engine,
            @Nullable Path faceModel,
            String programVersion,
            String ffmpegVersion,
            KnownMarks known) {
        this.engine = engine;
        this.faceModel = faceModel;
        this.programVersion = programVersion;
        this.ffmpegVersion = ffmpegVersion;
        this.known = known;
    }

    /// The same, but what a model named before is weighed in again: it was paid for.
    public Analyst with(KnownMarks marks) {
        return new Analyst(engine, faceModel, programVersion, ffmpegVersion, marks);
    }

    /// Looks at a file and reads it once for its hash.
    public Opened open(String typed, Path file) {
        return open(typed, file, () -> hash(typed, file));
    }

    /// Looks at a file whose bytes are known.
    public Opened open(String typed, Path file, String sha256) {
        return open(typed, file, () -> sha256);
    }

    private Opened open(String typed, Path file, Supplier<String> sha256) {
        ProbeResult probe = engine.probe(file);
        return switch (probe) {
            case ProbeResult.Usable(var info) ->
                    new Opened.Ready(new Source(typed, file, sha256.get(), probe, info));
            case ProbeResult.Partly(var info, var problem, var usableMs) ->
                    new Opened.Ready(new Source(typed, file, sha256.get(), probe, info));
            case ProbeResult.Unusable unusable -> new Opened.Refused(unusable);
        };
    }

    private static String hash(String typed, Path file) {
        try {
            return Sha256.ofFile(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + typed, e);
        }
    }

    /// @param chat the stream's chat, already read; null for none
    public Analysed analyse(
            Source source, ClipSettings settings, @Nullable ChatLog chat, ClipListener listener) {
        List<String> notes = new ArrayList<>();
        long durationMs = usableMs(source, notes);
        try (Hearing hearing =
                Hearing.begin(engine, source, durationMs, chat, settings, listener)) {
            EngineResult<Looked> result = watch(source, settings, durationMs, hearing, listener);
            notes.addAll(hearing.notes());
            return switch (result) {
                case EngineResult.Got<Looked>(var looked) ->
                        new Analysed.Done(
                                withKnown(analysis(source, settings, looked, notes), listener));
                case EngineResult.Refused<Looked>(var problem) -> new Analysed.Failed(problem);
                case EngineResult.Cancelled<Looked>() -> throw new Heartbeat.Cancelled();
            };
        }
    }

    /// Weighs an analysis again, with what a model named that saw the video. Nothing is listened to
    /// or skimmed again; moments that win a place by it are looked at closely where the source was
    /// watched from coarse to fine. An analysis that has these marks already comes back the same.
    ///
    /// @param marks in place of those that it has
    public Analysis goOn(Analysis before, List<ModelMark> marks, ClipListener listener) {
        Source source = before.source();
        VideoStream picture = source.info().picture().orElseThrow();
        long durationMs = before.observed().durationMs();
        Looked looked =
                new Watcher(engine, source.file(), picture, durationMs, faceModel)
                        .goOn(
                                before.looked(),
                                marks,
                                before.settings().moments(),
                                new Progress(source, listener));
        return before.goneOn(looked);
    }

    private Analysis withKnown(Analysis analysis, ClipListener listener) {
        List<ModelMark> marks = known.of(analysis.source().sha256());
        return marks == null ? analysis : goOn(analysis, marks, listener);
    }

    private EngineResult<Looked> watch(
            Source source,
            ClipSettings settings,
            long durationMs,
            Hearing hearing,
            ClipListener listener) {
        VideoStream picture = source.info().picture().orElseThrow();
        Watcher watcher = new Watcher(engine, source.file(), picture, durationMs, faceModel);
        WatchProgress progress = new Progress(source, listener);
        return settings.watch().coarse(durationMs)
                ? watcher.coarseToFine(hearing::sounds, settings.moments(), progress)
                : watcher.all(hearing::sounds, settings.moments(), progress);
    }

    private static long usableMs(Source source, List<String> notes) {
        if (source.probe() instanceof ProbeResult.Partly(var info, var problem, var usableMs)) {
            notes.add(problem.message());
            return Math.min(usableMs, info.durationMs());
        }
        return source.info().durationMs();
    }

    private Analysis analysis(
            Source source, ClipSettings settings, Looked looked, List<String> notes) {
        notes.addAll(looked.notes());
        notes.addAll(looked.findings().notes());
        String weights = looked.weightsSha256();
        return new Analysis(
                source,
                settings,
                new Versions(
                        programVersion,
                        ffmpegVersion,
                        Map.of(looked.detector(), weights == null ? "built-in" : weights)),
                looked.shots(),
                looked.seen(),
                looked.chat(),
                looked.findings(),
                looked.observed(),
                notes);
    }

    private record Progress(Source source, ClipListener listener) implements WatchProgress {
        @Override
        public Heartbeat skimming() {
            return listener.heartbeat(ClipListener.Stage.SKIM, source.typed());
        }

        @Override
        public Heartbeat watching() {
            return listener.heartbeat(ClipListener.Stage.WATCH, source.typed());
        }

        @Override
        public void ranked(List<Moment> moments) {
            listener.ranked(moments);
        }
    }
}
