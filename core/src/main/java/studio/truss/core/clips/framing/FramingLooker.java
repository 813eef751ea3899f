package studio.truss.core.clips.framing;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.watch.SpokenVoice;
import studio.truss.core.engine.Engine;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.engine.EngineResult;
import studio.truss.core.engine.Watched;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.TimeRange;
import studio.truss.core.media.VideoStream;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Voice;
import studio.truss.core.reframe.layout.Seen;
import studio.truss.core.reframe.subject.FaceTracker;
import studio.truss.core.shots.Shot;

import java.nio.file.Path;
import java.util.List;

/// Looks at a stretch of a source again, in a worker process, so that it can be framed in another
/// way than it was. Blocks; any thread.
public final class FramingLooker {
    /// Seen on both sides of the stretch: a transition needs a few seconds to be told.
    private static final long MARGIN_MS = 3_000;

    /// Of a stream that does not say.
    private static final double USUAL_RATE = 30;

    private final Engine engine;
    private final @Nullable Path faceModel;

    /// @param faceModel the face detector's weights, null where the build could not fetch them
    public FramingLooker(Engine engine, @Nullable Path faceModel) {
        this.engine = engine;
        this.faceModel = faceModel;
    }

    /// @param info of the file; has a picture
    /// @param range inside the source
    /// @return cancelled where the engine was
    public EngineResult<FramingLook> look(
            Path file, MediaInfo info, TimeRange range, Heartbeat heartbeat) {
        VideoStream video = info.picture().orElseThrow();
        TimeRange wide =
                TimeRange.of(
                        Math.max(0, range.startMs() - MARGIN_MS),
                        Math.min(info.durationMs(), range.endMs() + MARGIN_MS));
        EngineJobs.Watch request = EngineJobs.Watch.range(file, video, wide, 0, faceModel);
        return switch (engine.watch(request, heartbeat)) {
            case EngineResult.Got<Watched>(var watched) ->
                    new EngineResult.Got<>(look(file, info, range, wide, watched, heartbeat));
            case EngineResult.Refused<Watched>(var problem) -> new EngineResult.Refused<>(problem);
            case EngineResult.Cancelled<Watched>() -> new EngineResult.Cancelled<>();
        };
    }

    private FramingLook look(
            Path file,
            MediaInfo info,
            TimeRange range,
            TimeRange wide,
            Watched watched,
            Heartbeat heartbeat) {
        VideoStream video = info.picture().orElseThrow();
        List<Shot> all = Shot.between(watched.cuts(), info.durationMs());
        List<Shot> shots =
                all.stream()
                        .filter(shot -> shot.range().overlaps(range))
                        .map(shot -> new Shot(shot.range().clamp(range.startMs(), range.endMs())))
                        .toList();
        List<FaceFrame> faces = FaceTracker.track(watched.faces(), all);
        boolean several = faces.stream().anyMatch(frame -> frame.faces().size() > 1);
        return new FramingLook(
                PictureShape.of(video),
                video.frameRate().num() > 0 ? video.frameRate().toDouble() : USUAL_RATE,
                range,
                shots,
                new Seen(
                        faces,
                        watched.motion().after(wide.startMs()),
                        watched.look(),
                        watched.still(),
                        several ? voice(file, info, heartbeat) : Voice.unknown()));
    }

    /// Who speaks matters only where several are seen; the sound of the whole is needed to know
    /// what is loud in it.
    private Voice voice(Path file, MediaInfo info, Heartbeat heartbeat) {
        AudioStream stream = info.audio();
        if (stream == null) {
            return Voice.unknown();
        }
        return switch (engine.listen(file, info, stream, heartbeat)) {
            case EngineResult.Got<EngineJobs.Heard>(var heard) -> SpokenVoice.of(heard.track());
            // framing does without sound
            case EngineResult.Refused<EngineJobs.Heard> refused -> Voice.unknown();
            case EngineResult.Cancelled<EngineJobs.Heard>() -> throw new Heartbeat.Cancelled();
        };
    }
}
