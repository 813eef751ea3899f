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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Writes down what is said by a Whisper model of the creator's, in a worker process of its own: a
/// model takes gigabytes and may end the process that runs it. Calls block, as [Engine]'s do.
public final class Transcriber implements AutoCloseable {
    private static final String WORKER_MAIN = "studio.truss.core.engine.whisper.WhisperMain";

    /// A large model on an old machine takes minutes to load and for each window.
    public static final JobType<Request, Transcribed> TRANSCRIBE =
            JobType.of("transcribe", Request.class, Transcribed.class)
                    .with(Patience.silence(Duration.ofMinutes(30)));

    private final BatchLane lane;

    /// Where the worker unpacks native libraries, which it does not remove by itself.
    private final Path scratch;

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

    private Transcriber(BatchLane lane, Path scratch) {
        this.lane = lane;
        this.scratch = scratch;
    }

    /// @throws UncheckedIOException where nothing can be written to the folder of temporary files
    public static Transcriber open(WorkerEnvironment environment) {
        try {
            Path scratch = Files.createTempDirectory("truss-whisper-");
            List<String> options = List.of("-Djava.io.tmpdir=" + scratch);
            WorkerSpec spec =
                    new WorkerSpec(WORKER_MAIN, 512, 0, true, options, Duration.ofSeconds(20));
            return new Transcriber(BatchLane.open(spec, 1, 1, environment), scratch);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for Whisper's libraries", e);
        }
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
        try (Stream<Path> left = Files.walk(scratch)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // Windows keeps a library while its process ends; the system sweeps the folder
        }
    }
}
