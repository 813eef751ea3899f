package studio.truss.core.engine.ffmpeg;

import studio.truss.core.demo.DemoScript;
import studio.truss.core.demo.DemoSound;
import studio.truss.core.demo.StreamPainter;
import studio.truss.core.engine.EngineJobs;
import studio.truss.core.media.Rational;
import studio.truss.core.media.TimeRange;
import studio.truss.core.render.FrameSize;
import studio.truss.core.render.ffmpeg.files.FilmWriter;
import studio.truss.core.worker.JobContext;
import studio.truss.core.worker.JobFailure;
import studio.truss.core.worker.JobType;
import studio.truss.core.worker.WorkerJob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Makes the film of a scripted stream: pictures, sound, one MP4.
final class FilmJob implements WorkerJob<EngineJobs.Film, EngineJobs.Filmed> {
    private static final int CHUNK = DemoSound.SAMPLE_RATE / 10;

    @Override
    public JobType<EngineJobs.Film, EngineJobs.Filmed> type() {
        return EngineJobs.FILM;
    }

    @Override
    public EngineJobs.Filmed run(EngineJobs.Film request, JobContext context) throws JobFailure {
        Path file = request.file();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try {
                draw(request, part, context);
                Files.move(
                        part,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new JobFailure("film", "The film could not be written: " + e.getMessage(), e);
        }
        return new EngineJobs.Filmed(frames(request));
    }

    private static void draw(EngineJobs.Film request, Path part, JobContext context)
            throws IOException {
        long fromMs = request.range().startMs();
        long totalMs = request.range().lengthMs();
        DemoScript script = request.script().within(request.range());
        try (StreamPainter painter = new StreamPainter(script);
                FilmWriter film =
                        FilmWriter.open(
                                part,
                                new FrameSize(script.width(), script.height()),
                                Rational.of(script.framesPerSecond(), 1),
                                request.quality(),
                                request.encoder(),
                                stereo(script, request.range(), context),
                                () -> context.beat(0, totalMs))) {
            for (long frame = 0; frame < frames(request); frame++) {
                long ms = frame * 1000 / script.framesPerSecond();
                film.write(painter.paint(fromMs + ms));
                context.beat(ms, totalMs);
            }
            film.finish();
        }
    }

    private static long frames(EngineJobs.Film request) {
        return request.range().lengthMs() * request.script().framesPerSecond() / 1000;
    }

    private static float[] stereo(DemoScript script, TimeRange range, JobContext context) {
        int total = Math.toIntExact(range.lengthMs() * DemoSound.SAMPLE_RATE / 1000);
        float[] stereo = new float[2 * total];
        float[] mono = new float[CHUNK];
        DemoSound sound = new DemoSound(script, range.startMs());
        for (int at = 0; at < total; at += CHUNK) {
            sound.read(mono);
            for (int i = 0; i < Math.min(CHUNK, total - at); i++) {
                stereo[2 * (at + i)] = mono[i];
                stereo[2 * (at + i) + 1] = mono[i];
            }
            context.beat(0, range.lengthMs());
        }
        return stereo;
    }
}
