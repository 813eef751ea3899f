package studio.truss.app.measure;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.watch.SpokenVoice;
import studio.truss.core.engine.Engine;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.engine.Watched;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.FramingWishes;
import studio.truss.core.reframe.LayoutChoice;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.reframe.layout.Reframer;
import studio.truss.core.reframe.layout.Seen;
import studio.truss.core.reframe.subject.FaceTracker;
import studio.truss.core.shots.Shot;

import java.nio.file.Path;
import java.util.List;

/// A film that was seen and heard once, to be framed in several ways.
record FramedFilm(PictureShape picture, long durationMs, double rate, List<Shot> shots, Seen seen) {
    private static final double VERTICAL = 9.0 / 16;

    static FramedFilm of(Path file, Engine engine, @Nullable Path faceModel) {
        MediaInfo info =
                switch (engine.probe(file)) {
                    case ProbeResult.Usable(var found) -> found;
                    case ProbeResult.Partly(var found, var problem, var usableMs) -> found;
                    case ProbeResult.Unusable(var problem, var found) ->
                            throw new IllegalStateException(file + ": " + problem.message());
                };
        var video = info.picture().orElseThrow();
        AudioStream stream = info.audio();
        SoundTrack sound =
                stream == null
                        ? null
                        : got(engine.listen(file, info, stream, Heartbeat.none())).track();
        Watched watched =
                got(
                        engine.watch(
                                EngineJobs.Watch.whole(file, video, info.durationMs(), faceModel),
                                Heartbeat.none()));
        List<Shot> shots = Shot.between(watched.cuts(), info.durationMs());
        return new FramedFilm(
                PictureShape.of(video),
                info.durationMs(),
                video.frameRate().toDouble(),
                shots,
                new Seen(
                        FaceTracker.track(watched.faces(), shots),
                        watched.motion(),
                        watched.look(),
                        watched.still(),
                        SpokenVoice.of(sound)));
    }

    private static <R> R got(EngineResult<R> result) {
        return switch (result) {
            case EngineResult.Got<R>(R value) -> value;
            case EngineResult.Refused<R>(var problem) ->
                    throw new IllegalStateException(problem.message());
            case EngineResult.Cancelled<R>() -> throw new Heartbeat.Cancelled();
        };
    }

    private Reframer reframer(LayoutChoice layout, CameraMotion motion) {
        return new Reframer(picture, VERTICAL, FramingWishes.of(layout, motion));
    }

    List<ShotFraming> framed(LayoutChoice layout) {
        return framed(layout, CameraMotion.CALM);
    }

    List<ShotFraming> framed(LayoutChoice layout, CameraMotion motion) {
        return reframer(layout, motion).frame(shots, seen);
    }

    @Nullable Box cam() {
        return reframer(LayoutChoice.AUTO, CameraMotion.CALM).cam(shots, seen);
    }

    /// What the first region shows at a time.
    static Box shown(List<ShotFraming> framings, long ms) {
        return framingAt(framings, ms).layout().regions().getFirst().at(ms);
    }

    static ShotFraming framingAt(List<ShotFraming> framings, long ms) {
        ShotFraming at = framings.getFirst();
        for (ShotFraming framing : framings) {
            if (framing.range().startMs() <= ms) {
                at = framing;
            }
        }
        return at;
    }
}
