package studio.truss.core.engine;

import studio.truss.core.captions.Segment;
import studio.truss.core.captions.whisper.ModelFile;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.MediaProblem;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.JobType.Patience;
import studio.truss.core.worker.lane.BatchLane;
import studio.truss.core.worker.lane.JobOutcome;
import studio.truss.core.worker.lane.WorkerEnvironment;
import studio.truss.core.worker.lane.WorkerSpec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Writes down what is said by a Whisper model of the creator's, in a worker process of its own: a
/// model takes gigabytes and may end the process that runs it. Calls block, as [Engine]'s do.
public final class Transcriber implements AutoCloseable {
    private static final String WORKER_MAIN = "studio.truss.core.engine.whisper.WhisperMain";

    /// A large model on an old machine takes minutes to load and for each window.
    public static final JobType<Request, Transcribed> TRANSCRIBE =
            JobType.of("transcribe", Request.class, Transcribed.class)
                    .with(Patience.silence(Duration.ofMinutes(30)));

    private final BatchLane lane;

    /// @param model a whole model file
    /// @param language a code of Whisper's, or `auto`
    public record Request(
            Path file, MediaInfo info, AudioStream stream, Path model, String language) {}

    /// @param segments in order of time; none where nothing is said
    public record Transcribed(List<Segment> segments) {
        public Transcribed {
            segments = List.copyOf(segments);
        }
    }

    private Transcriber(BatchLane lane) {
        this.lane = lane;
    }

    public static Transcriber open(WorkerEnvironment environment) {
        WorkerSpec spec =
                new WorkerSpec(WORKER_MAIN, 512, 0, true, List.of(), Duration.ofSeconds(20));
        return new Transcriber(BatchLane.open(spec, 1, 1, environment));
    }

    /// Hears all of a source's sound. A file that is no whole model is refused.
    public EngineResult<Transcribed> transcribe(Request request, Heartbeat heartbeat) {
        Optional<String> problem = ModelFile.problem(request.model());
        if (problem.isPresent()) {
            return new EngineResult.Refused<>(new MediaProblem(Kind.UNSUPPORTED, problem.get()));
        }
        BlockingCall<Transcribed> call = new BlockingCall<>(heartbeat);
        JobOutcome<Transcribed> outcome = call.await(lane.submit(TRANSCRIBE, request, call));
        return switch (outcome) {
            case JobOutcome.Crashed<Transcribed>(String message) ->
                    new EngineResult.Refused<>(
                            new MediaProblem(
                                    Kind.CRASHED,
                                    "Whisper crashed; the model may be damaged or too large for"
                                            + " this machine's memory."));
            case JobOutcome.Stalled<Transcribed>(String message) ->
                    new EngineResult.Refused<>(
                            new MediaProblem(
                                    Kind.STALLED, "Whisper came to a stop. " + message + "."));
            default -> Engine.result(outcome);
        };
    }

    /// Ends the worker; a call that is under way ends as cancelled.
    @Override
    public void close() {
        lane.close();
    }
}
