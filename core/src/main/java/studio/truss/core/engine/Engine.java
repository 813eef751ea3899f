package studio.truss.core.engine;

import studio.truss.core.engine.EngineJobs.Heard;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.Prober;
import studio.truss.core.render.EncoderLadder;
import studio.truss.core.render.Renderer;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.lane.BatchLane;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.JobOutcome;
import studio.truss.core.worker.lane.WorkerEnvironment;
import studio.truss.core.worker.lane.WorkerSpec;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// All work on source bytes, done in worker processes of low priority: whatever a file does to
/// them, the caller gets a result in words. Calls block and beat the caller's heartbeat on the
/// caller's thread; several threads may call at once and share the workers in turn.
public final class Engine implements Prober, AutoCloseable {
    static final String WORKER_MAIN = "studio.truss.core.engine.ffmpeg.EngineMain";
    private static final int QUEUE_MAX = 1000;

    /// The sound and the picture of one source are looked at side by side.
    private static final int SIDE_BY_SIDE = 2;

    private final BatchLane lane;
    private final int workers;

    private Engine(BatchLane lane, int workers) {
        this.lane = lane;
        this.workers = workers;
    }

    /// With as many workers as are usual for this machine; each starts with its first job.
    public static Engine open(FaultLog faults) {
        int workers = Math.max(SIDE_BY_SIDE, BatchLane.usualWorkers());
        return open(workers, WorkerEnvironment.system(faults));
    }

    public static Engine open(int workers, WorkerEnvironment environment) {
        WorkerSpec spec = WorkerSpec.batch(WORKER_MAIN);
        return new Engine(BatchLane.open(spec, workers, QUEUE_MAX, environment), workers);
    }

    @Override
    public ProbeResult probe(Path file) {
        EngineResult<ProbeResult> result =
                call(EngineJobs.PROBE, new EngineJobs.Probe(file), Heartbeat.none());
        return switch (result) {
            case EngineResult.Got<ProbeResult>(ProbeResult probed) -> probed;
            case EngineResult.Refused<ProbeResult>(MediaProblem problem) ->
                    new ProbeResult.Unusable(problem, null);
            case EngineResult.Cancelled<ProbeResult>() -> throw new Heartbeat.Cancelled();
        };
    }

    /// How many jobs run at a time.
    public int workers() {
        return workers;
    }

    /// Hears the sound of a probed source.
    public EngineResult<Heard> listen(
            Path file, MediaInfo info, AudioStream stream, Heartbeat heartbeat) {
        return call(EngineJobs.LISTEN, new EngineJobs.Listen(file, info, stream), heartbeat);
    }

    /// Sees the picture of a probed source.
    public EngineResult<Watched> watch(EngineJobs.Watch request, Heartbeat heartbeat) {
        return call(EngineJobs.WATCH, request, heartbeat);
    }

    /// Sees a source coarsely, at its key frames.
    public EngineResult<Skimmed> skim(EngineJobs.Skim request, Heartbeat heartbeat) {
        return call(EngineJobs.SKIM, request, heartbeat);
    }

    /// As [#listen], beside other work; the heartbeat is beaten while it is waited for.
    public Pending<Heard> listening(
            Path file, MediaInfo info, AudioStream stream, Heartbeat heartbeat) {
        return begin(EngineJobs.LISTEN, new EngineJobs.Listen(file, info, stream), heartbeat);
    }

    /// As [#watch], beside other work; the heartbeat is beaten while it is waited for.
    public Pending<Watched> watching(EngineJobs.Watch request, Heartbeat heartbeat) {
        return begin(EngineJobs.WATCH, request, heartbeat);
    }

    /// Probes many small files and decodes their first frames; a file that takes its worker down is
    /// told as such and the rest goes on.
    ///
    /// @return one verdict for each file, in order
    public List<EngineJobs.Tasted> taste(List<Path> files) {
        return new Tasting(lane, files).all();
    }

    /// What each encoder of this machine said to a real tiny encode.
    public EngineResult<EncoderLadder> encoders(Heartbeat heartbeat) {
        return call(EngineJobs.ENCODERS, new EngineJobs.Encoders(), heartbeat);
    }

    /// Draws, plays and encodes a scripted stream.
    public EngineResult<EngineJobs.Filmed> film(EngineJobs.Film request, Heartbeat heartbeat) {
        return call(EngineJobs.FILM, request, heartbeat);
    }

    /// Copies a source into an MP4 with chapters, losing nothing.
    public EngineResult<EngineJobs.Copied> copy(EngineJobs.Copy request, Heartbeat heartbeat) {
        return call(EngineJobs.COPY, request, heartbeat);
    }

    /// Makes one of the editor's files; see [Derivatives].
    <Q> EngineResult<DerivedJobs.Written> derive(
            JobType<Q, DerivedJobs.Written> type, Q request, Heartbeat heartbeat) {
        return call(type, request, heartbeat);
    }

    /// Renders in the workers.
    ///
    /// @param threads of one render, for decoding and encoding, 0 for one per core
    public Renderer renderer(EncoderLadder ladder, int threads) {
        return new WorkerRenderer(lane, ladder, threads);
    }

    private <Q, R> EngineResult<R> call(JobType<Q, R> type, Q request, Heartbeat heartbeat) {
        return begin(type, request, heartbeat).await();
    }

    private <Q, R> Pending<R> begin(JobType<Q, R> type, Q request, Heartbeat heartbeat) {
        BlockingCall<R> call = new BlockingCall<>(heartbeat);
        return new Pending<>(call, lane.submit(type, request, call));
    }

    static <R> EngineResult<R> result(JobOutcome<R> outcome) {
        return switch (outcome) {
            case JobOutcome.Done<R>(R value) -> new EngineResult.Got<>(value);
            case JobOutcome.Cancelled<R>() -> new EngineResult.Cancelled<>();
            case JobOutcome.Failed<R>(String code, String message) ->
                    new EngineResult.Refused<>(new MediaProblem(kind(code), message));
            case JobOutcome.Crashed<R>(String message) ->
                    new EngineResult.Refused<>(
                            new MediaProblem(
                                    Kind.CRASHED,
                                    "Reading the file crashed the decoder. " + message + "."));
            case JobOutcome.Stalled<R>(String message) ->
                    new EngineResult.Refused<>(
                            new MediaProblem(
                                    Kind.STALLED, "Reading the file came to a stop. " + message));
        };
    }

    private static Kind kind(String code) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(code))
                .findFirst()
                .orElse(Kind.CRASHED);
    }

    /// Ends the workers; calls that are under way end as cancelled.
    @Override
    public void close() {
        lane.close();
    }
}
