package studio.truss.core.engine.ffmpeg;

import studio.truss.core.engine.ffmpeg.show.ShowJob;
import studio.truss.core.media.ffmpeg.Libav;
import studio.truss.core.worker.WorkerJob;
import studio.truss.core.worker.WorkerServer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The main class of a worker process: loads FFmpeg's libraries once and does the engine's jobs.
public final class EngineMain {
    private EngineMain() {}

    public static void main(String[] args) {
        // what a worker says is written down: it must not depend on the machine's language
        Locale.setDefault(Locale.ENGLISH);
        Libav.quiet();
        List<WorkerJob<?, ?>> jobs =
                new ArrayList<>(
                        List.of(
                                new ProbeJob(),
                                new ListenJob(),
                                new WatchJob(),
                                new SkimJob(),
                                new ShowJob(),
                                new EncodersJob(),
                                new TasteJob(),
                                new RenderJob(),
                                new FilmJob(),
                                new CopyJob()));
        jobs.addAll(DerivedJob.all());
        WorkerServer.serve(jobs);
    }
}
