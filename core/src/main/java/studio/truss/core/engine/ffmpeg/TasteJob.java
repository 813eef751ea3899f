package studio.truss.core.engine.ffmpeg;

import studio.truss.core.engine.EngineJobs;
import studio.truss.core.media.AudioStream;
import studio.truss.core.media.MediaException;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.ffmpeg.AudioReader;
import studio.truss.core.media.ffmpeg.ChannelMode;
import studio.truss.core.media.ffmpeg.Decoding;
import studio.truss.core.media.ffmpeg.FfmpegProber;
import studio.truss.core.media.ffmpeg.VideoReader;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

import java.nio.file.Path;

/// Probes files and decodes the first frames and samples of those that can be used, telling of each
/// before it goes on to the next.
final class TasteJob implements WorkerJob<EngineJobs.Taste, EngineJobs.TasteEnd> {
    private static final int FRAMES = 5;
    private static final int SAMPLE_RATE = 48_000;

    @Override
    public JobType<EngineJobs.Taste, EngineJobs.TasteEnd> type() {
        return EngineJobs.TASTE;
    }

    @Override
    public EngineJobs.TasteEnd run(EngineJobs.Taste request, JobContext context) {
        for (int i = 0; i < request.files().size(); i++) {
            context.beat(i, request.files().size());
            context.emit(new EngineJobs.Tasted(i, taste(request.files().get(i))));
        }
        return new EngineJobs.TasteEnd(request.files().size());
    }

    private static String taste(Path file) {
        return switch (new FfmpegProber().probe(file)) {
            case ProbeResult.Usable(var info) -> "usable" + frames(file, info);
            case ProbeResult.Partly(var info, var problem, var usableMs) ->
                    "partly usable: " + problem.kind().word() + frames(file, info);
            case ProbeResult.Unusable(var problem, var info) ->
                    "unusable: " + problem.kind().word();
        };
    }

    private static String frames(Path file, MediaInfo info) {
        try {
            int frames = 0;
            if (info.picture().isPresent()) {
                try (VideoReader reader =
                        VideoReader.open(file, info.picture().get(), Decoding.exact(1))) {
                    while (frames < FRAMES && reader.next() != null) {
                        frames++;
                    }
                }
            }
            AudioStream audio = info.audio();
            if (audio != null) {
                try (AudioReader reader =
                        AudioReader.open(file, audio, info, SAMPLE_RATE, ChannelMode.MONO)) {
                    float[] samples = new float[SAMPLE_RATE / 10];
                    int unused = reader.read(samples);
                }
            }
            return frames > 0 ? "" : ", no frame";
        } catch (MediaException e) {
            return ", refused when read";
        }
    }
}
