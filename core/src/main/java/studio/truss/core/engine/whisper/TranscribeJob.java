package studio.truss.core.engine.whisper;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperContextParams;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;

import studio.truss.core.captions.whisper.SpokenLanguage;
import studio.truss.core.engine.Transcriber;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaProblem.Kind;
import studio.truss.core.media.ffmpeg.AudioReader;
import studio.truss.core.media.ffmpeg.ChannelMode;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

import java.io.IOException;
import java.util.Arrays;

/// Writes down what is said in a source's sound, a window at a time. Native code cannot be stopped
/// within a window: who cannot wait ends the process.
final class TranscribeJob implements WorkerJob<Transcriber.Request, Transcriber.Transcribed> {
    /// Native code hears nothing in less than a second.
    private static final int SHORTEST = SoundWindows.SAMPLE_RATE * 12 / 10;

    @Override
    public JobType<Transcriber.Request, Transcriber.Transcribed> type() {
        return Transcriber.TRANSCRIBE;
    }

    @Override
    public Transcriber.Transcribed run(Transcriber.Request request, JobContext context)
            throws JobFailure {
        WhisperJNI whisper = library();
        try (AudioReader reader =
                        AudioReader.open(
                                request.file(),
                                request.stream(),
                                request.info(),
                                SoundWindows.SAMPLE_RATE,
                                ChannelMode.MONO);
                WhisperContext model = model(whisper, request)) {
            WhisperFullParams wishes = wishes(whisper, model, request);
            SoundWindows windows = new SoundWindows(reader);
            HeardSegments heard = new HeardSegments();
            long durationMs = request.info().durationMs();
            for (var window = windows.next();
                    window.samples().length > 0;
                    window = windows.next()) {
                context.beat(window.startMs(), durationMs);
                if (!window.isSilent()) {
                    hear(whisper, model, wishes, window);
                    collect(whisper, model, window, Math.min(window.endMs(), durationMs), heard);
                }
            }
            return new Transcriber.Transcribed(heard.list());
        } catch (MediaException e) {
            throw JobFailure.of(e);
        }
    }

    private static WhisperJNI library() throws JobFailure {
        try {
            WhisperJNI.loadLibrary();
            WhisperJNI.setLibraryLogger(null);
            return new WhisperJNI();
        } catch (IOException | UnsatisfiedLinkError e) {
            throw new JobFailure(
                    Kind.UNSUPPORTED.word(), "Whisper does not run on this system.", e);
        }
    }

    private static WhisperContext model(WhisperJNI whisper, Transcriber.Request request)
            throws JobFailure {
        String name = request.model().getFileName() + "";
        try {
            WhisperContextParams params = new WhisperContextParams();
            WhisperContext model = whisper.init(request.model(), params);
            if (model != null) {
                return model;
            }
        } catch (IOException e) {
            throw new JobFailure(Kind.UNSUPPORTED.word(), name + " cannot be read.", e);
        }
        throw new JobFailure(
                Kind.UNSUPPORTED.word(), name + " is no model that Whisper can load here.");
    }

    private static WhisperFullParams wishes(
            WhisperJNI whisper, WhisperContext model, Transcriber.Request request)
            throws JobFailure {
        WhisperFullParams wishes = new WhisperFullParams();
        wishes.nThreads = Runtime.getRuntime().availableProcessors();
        wishes.noContext = true; // a window that went wrong does not spoil those after it
        wishes.suppressNonSpeechTokens = true;
        wishes.printProgress = false;
        wishes.printTimestamps = false;
        wishes.language = request.language();
        if (!whisper.isMultilingual(model)) {
            if (!request.language().equals(SpokenLanguage.AUTO)
                    && !request.language().equals("en")) {
                throw new JobFailure(
                        Kind.UNSUPPORTED.word(),
                        "%s hears English alone: leave --language out or name another model."
                                .formatted(request.model().getFileName()));
            }
            wishes.language = "en";
        }
        return wishes;
    }

    private static void hear(
            WhisperJNI whisper,
            WhisperContext model,
            WhisperFullParams wishes,
            SoundWindows.Window window)
            throws JobFailure {
        int length = Math.max(SHORTEST, window.samples().length);
        int code = whisper.full(model, wishes, Arrays.copyOf(window.samples(), length), length);
        if (code != 0) {
            throw new JobFailure(
                    Kind.DAMAGED.word(),
                    "Whisper gave up at %d s (code %d).".formatted(window.startMs() / 1000, code));
        }
    }

    private static void collect(
            WhisperJNI whisper,
            WhisperContext model,
            SoundWindows.Window window,
            long endMs,
            HeardSegments heard) {
        int count = whisper.fullNSegments(model);
        for (int i = 0; i < count; i++) {
            // native times are hundredths of a second
            heard.add(
                    window.startMs() + 10 * whisper.fullGetSegmentTimestamp0(model, i),
                    window.startMs() + 10 * whisper.fullGetSegmentTimestamp1(model, i),
                    whisper.fullGetSegmentText(model, i),
                    endMs);
        }
    }
}
