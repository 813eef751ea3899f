package studio.truss.core.clips;

import org.jspecify.annotations.Nullable;

import studio.truss.core.engine.Engine;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.engine.Watched;
import studio.truss.core.live.ChatLog;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.VideoStream;
import studio.truss.core.moments.AlignedChat;
import studio.truss.core.moments.Findings;
import studio.truss.core.moments.MomentFinder;
import studio.truss.core.moments.Observations;
import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.layout.Seen;
import studio.truss.core.reframe.subject.FaceTracker;
import studio.truss.core.shots.Shot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the moments of a source: opens it, listens, watches, lays the chat over it and weighs.
/// Blocks; any thread.
public final class Analyst {
    private final Engine engine;
    private final @Nullable Path faceModel;
    private final String programVersion;
    private final String ffmpegVersion;

    /// @param faceModel the face detector's weights, null where the build could not fetch them
    public Analyst(
            Engine engine, @Nullable Path faceModel, String programVersion, String ffmpegVersion) {
        this.engine = engine;
        this.faceModel = faceModel;
        this.programVersion = programVersion;
        this.ffmpegVersion = ffmpegVersion;
    }

    /// Looks at a file and reads it once for its hash.
    public Opened open(String typed, Path file) {
        ProbeResult probe = engine.probe(file);
        return switch (probe) {
            case ProbeResult.Usable(var info) -> new Opened.Ready(source(typed, file, probe, info));
            case ProbeResult.Partly(var info, var problem, var usableMs) ->
                    new Opened.Ready(source(typed, file, probe, info));
            case ProbeResult.Unusable(var problem, var info) -> new Opened.Refused(problem);
        };
    }

    private static Source source(String typed, Path file, ProbeResult probe, MediaInfo info) {
        try {
            return new Source(typed, file, Sha256.ofFile(file), probe, info);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + typed, e);
        }
    }

    /// @param chat the stream's chat, already read; null for none
    public Analysed analyse(
            Source source, ClipSettings settings, @Nullable ChatLog chat, ClipListener listener) {
        List<String> notes = new ArrayList<>();
        long durationMs = usableMs(source, notes);
        SoundTrack sound = listen(source, listener, notes);
        VideoStream picture = source.info().picture().orElseThrow();
        EngineResult<Watched> result =
                engine.watch(
                        EngineJobs.Watch.whole(source.file(), picture, durationMs, faceModel),
                        heartbeat(ClipListener.Stage.WATCH, source, listener));
        return switch (result) {
            case EngineResult.Got<Watched>(var watched) ->
                    new Analysed.Done(
                            weigh(source, settings, durationMs, sound, watched, chat, notes));
            case EngineResult.Refused<Watched>(var problem) -> new Analysed.Failed(problem);
            case EngineResult.Cancelled<Watched>() -> throw new Heartbeat.Cancelled();
        };
    }

    private static long usableMs(Source source, List<String> notes) {
        if (source.probe() instanceof ProbeResult.Partly(var info, var problem, var usableMs)) {
            notes.add(problem.message());
            return Math.min(usableMs, info.durationMs());
        }
        return source.info().durationMs();
    }

    private @Nullable SoundTrack listen(Source source, ClipListener listener, List<String> notes) {
        AudioStream stream = source.info().audio();
        if (stream == null) {
            return null;
        }
        return switch (engine.listen(
                source.file(),
                source.info(),
                stream,
                heartbeat(ClipListener.Stage.LISTEN, source, listener))) {
            case EngineResult.Got<EngineJobs.Heard>(var heard) -> heard.track();
            case EngineResult.Refused<EngineJobs.Heard>(MediaProblem problem) -> {
                notes.add("The sound was left out: " + problem.message());
                yield null;
            }
            case EngineResult.Cancelled<EngineJobs.Heard>() -> throw new Heartbeat.Cancelled();
        };
    }

    private Analysis weigh(
            Source source,
            ClipSettings settings,
            long durationMs,
            @Nullable SoundTrack sound,
            Watched watched,
            @Nullable ChatLog chat,
            List<String> notes) {
        List<Shot> shots = Shot.between(watched.cuts(), durationMs);
        List<FaceFrame> faces = FaceTracker.track(watched.faces(), shots);
        AlignedChat aligned =
                chat == null ? null : ChatAligner.align(chat, sound, settings.chatOffsetMs());
        VideoStream picture = source.info().picture().orElseThrow();
        Observations seen =
                new Observations(
                        durationMs,
                        sound,
                        watched.cuts(),
                        watched.motion(),
                        FaceSummary.of(faces, durationMs, picture.height()),
                        aligned);
        Findings findings = new MomentFinder().find(seen, settings.moments());
        notes.addAll(findings.notes());
        return new Analysis(
                source,
                settings,
                versions(watched),
                shots,
                new Seen(
                        faces,
                        watched.motion(),
                        watched.look(),
                        watched.still(),
                        SpokenVoice.of(sound)),
                aligned,
                findings,
                notes);
    }

    private Versions versions(Watched watched) {
        String weights = watched.weightsSha256();
        return new Versions(
                programVersion,
                ffmpegVersion,
                Map.of(watched.detector(), weights == null ? "built-in" : weights));
    }

    private static Heartbeat heartbeat(
            ClipListener.Stage stage, Source source, ClipListener listener) {
        return (doneMs, totalMs) -> listener.progress(stage, source.typed(), doneMs, totalMs);
    }
}
