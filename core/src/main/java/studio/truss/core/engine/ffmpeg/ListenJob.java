package studio.truss.core.engine.ffmpeg;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.ffmpeg.AudioReader;
import studio.truss.core.media.ffmpeg.ChannelMode;
import studio.truss.core.moments.sound.SoundAnalyzer;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

/// Hears a source's sound from its first sample to its last.
final class ListenJob implements WorkerJob<EngineJobs.Listen, EngineJobs.Heard> {
    private static final int SAMPLE_RATE = 48_000;
    private static final int CHUNK = SAMPLE_RATE / 10;

    @Override
    public JobType<EngineJobs.Listen, EngineJobs.Heard> type() {
        return EngineJobs.LISTEN;
    }

    @Override
    public EngineJobs.Heard run(EngineJobs.Listen request, JobContext context) throws JobFailure {
        long durationMs = request.info().durationMs();
        try (AudioReader reader =
                AudioReader.open(
                        request.file(),
                        request.stream(),
                        request.info(),
                        SAMPLE_RATE,
                        ChannelMode.NATIVE)) {
            SoundAnalyzer analyzer =
                    new SoundAnalyzer(SAMPLE_RATE, reader.channels(), request.stream().layout());
            float[] chunk = new float[CHUNK * reader.channels()];
            long heard = 0;
            for (int frames = reader.read(chunk); frames > 0; frames = reader.read(chunk)) {
                analyzer.accept(chunk, frames);
                heard += frames;
                context.beat(heard * 1000 / SAMPLE_RATE, durationMs);
            }
            return new EngineJobs.Heard(analyzer.finish(durationMs), reader.damaged());
        } catch (MediaException e) {
            throw JobFailure.of(e);
        }
    }
}
