package studio.truss.app.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.clips.ChatFile;
import studio.truss.app.cli.console.CommandFailure;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.app.cli.console.Terminal;
import studio.truss.core.clips.ChatAligner;
import studio.truss.core.clips.ProbeJson;
import studio.truss.core.clips.watch.SpokenVoice;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.engine.Watched;
import studio.truss.core.live.ChatAnalyzer;
import studio.truss.core.live.ChatLog;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.moments.signal.AlignedChat;
import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.layout.Reframer;
import studio.truss.core.reframe.layout.Seen;
import studio.truss.core.reframe.subject.FaceTracker;
import studio.truss.core.shots.Shot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Runs one stage alone and gives its JSON.
final class Inspector {
    private static final double VERTICAL = 9.0 / 16;

    private final AppGraph graph;
    private final Terminal terminal;

    Inspector(AppGraph graph, Terminal terminal) {
        this.graph = graph;
        this.terminal = terminal;
    }

    int probe(Path file) {
        ProbeResult result = graph.engine().probe(file);
        JsonOut.print(System.out, ProbeJson.of(result));
        return switch (result) {
            case ProbeResult.Usable(var info) -> ExitCode.DONE;
            case ProbeResult.Partly(var info, var problem, var usableMs) -> {
                terminal.note(problem.message());
                yield ExitCode.DONE;
            }
            case ProbeResult.Unusable(var problem, var info) -> {
                terminal.note(problem.message());
                yield ExitCode.NO_INPUT_USABLE;
            }
        };
    }

    ObjectNode shots(Path file) {
        return InspectJson.shots(watch(file, opened(file), 0).cuts());
    }

    ObjectNode audio(Path file) {
        MediaInfo info =
                switch (graph.engine().probe(file)) {
                    case ProbeResult.Usable(var found) -> found;
                    case ProbeResult.Partly(var found, var problem, var usableMs) -> found;
                    case ProbeResult.Unusable(var problem, var found) -> {
                        if (found == null || found.audio() == null) {
                            throw new CommandFailure(ExitCode.NO_INPUT_USABLE, problem.message());
                        }
                        yield found;
                    }
                };
        AudioStream stream = info.audio();
        if (stream == null) {
            throw new CommandFailure(ExitCode.NO_INPUT_USABLE, file + " has no sound.");
        }
        SoundTrack track =
                got(graph.engine().listen(file, info, stream, heartbeat("listening"))).track();
        return InspectJson.audio(track);
    }

    ObjectNode faces(Path file) {
        MediaInfo info = opened(file);
        Watched watched = watch(file, info, EngineJobs.Watch.FACES_PER_SECOND);
        return InspectJson.faces(
                FaceTracker.track(
                        watched.faces(), Shot.between(watched.cuts(), info.durationMs())));
    }

    ObjectNode crop(Path file, FramingWishes wishes) {
        MediaInfo info = opened(file);
        AudioStream stream = info.audio();
        SoundTrack sound = stream == null ? null : listen(file, info, stream);
        Watched watched = watch(file, info, EngineJobs.Watch.FACES_PER_SECOND);
        List<Shot> shots = Shot.between(watched.cuts(), info.durationMs());
        PictureShape picture = PictureShape.of(info.picture().orElseThrow());
        return InspectJson.crop(
                new Reframer(picture, VERTICAL, wishes)
                        .frame(
                                shots,
                                new Seen(
                                        FaceTracker.track(watched.faces(), shots),
                                        watched.motion(),
                                        watched.look(),
                                        watched.still(),
                                        SpokenVoice.of(sound))),
                picture);
    }

    /// Null where the sound cannot be read: framing does without.
    private @Nullable SoundTrack listen(Path file, MediaInfo info, AudioStream stream) {
        return switch (graph.engine().listen(file, info, stream, heartbeat("listening"))) {
            case EngineResult.Got<EngineJobs.Heard>(var heard) -> heard.track();
            case EngineResult.Refused<EngineJobs.Heard>(var problem) -> {
                terminal.note("The sound was left out: " + problem.message());
                yield null;
            }
            case EngineResult.Cancelled<EngineJobs.Heard>() -> throw new Heartbeat.Cancelled();
        };
    }

    ObjectNode chat(Path file, @Nullable Path windows) {
        ChatLog log = new ChatFile(terminal).read(file);
        AlignedChat aligned = ChatAligner.align(log, null, 0);
        ObjectNode json = InspectJson.chat(aligned.analysis(), aligned.delay());
        if (windows != null) {
            List<TimeRange> ranges = windows(windows);
            double[] scores = new ChatAnalyzer().windowScores(log, ranges);
            ArrayNode list = json.putArray("windows");
            for (double score : scores) {
                // -100 (calmer than the channel's usual) to 100: 50 is the usual
                list.addObject().put("score", Math.round((50 + score / 2) * 1e4) / 1e4);
            }
        }
        return json;
    }

    private static List<TimeRange> windows(Path file) {
        try {
            List<TimeRange> ranges = new ArrayList<>();
            for (JsonNode window : new ObjectMapper().readTree(file.toFile())) {
                ranges.add(
                        TimeRange.of(
                                Math.round(window.required("start").asDouble() * 1000),
                                Math.round(window.required("end").asDouble() * 1000)));
            }
            return ranges;
        } catch (IOException | IllegalArgumentException e) {
            throw CommandFailure.usage(
                    "%s is no list of windows: a JSON list of {\"start\": seconds, \"end\": seconds} is wanted."
                            .formatted(file));
        }
    }

    private MediaInfo opened(Path file) {
        return switch (graph.engine().probe(file)) {
            case ProbeResult.Usable(var info) -> info;
            case ProbeResult.Partly(var info, var problem, var usableMs) -> {
                terminal.note(problem.message());
                yield info;
            }
            case ProbeResult.Unusable(var problem, var info) ->
                    throw new CommandFailure(ExitCode.NO_INPUT_USABLE, problem.message());
        };
    }

    private Watched watch(Path file, MediaInfo info, double facesPerSecond) {
        VideoStream picture = info.picture().orElseThrow();
        EngineJobs.Watch request =
                EngineJobs.Watch.whole(
                        file, picture, info.durationMs(), graph.faceModel().orElse(null));
        return got(graph.engine().watch(request.withFaces(facesPerSecond), heartbeat("watching")));
    }

    private static <R> R got(EngineResult<R> result) {
        return switch (result) {
            case EngineResult.Got<R>(R value) -> value;
            case EngineResult.Refused<R>(var problem) ->
                    throw new CommandFailure(ExitCode.NO_INPUT_USABLE, problem.message());
            case EngineResult.Cancelled<R>() -> throw new Heartbeat.Cancelled();
        };
    }

    private Heartbeat heartbeat(String what) {
        return (doneMs, totalMs) -> terminal.progress(what, doneMs, totalMs, "");
    }
}
