package studio.truss.core.bench.ffmpeg;

import studio.truss.core.media.ffmpeg.Libav;
import studio.truss.core.worker.WorkerServer;

import java.util.List;

/// The main class of the baselines' worker process.
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) {
        Libav.quiet();
        WorkerServer.serve(
                List.of(
                        new PlainRenderJob(),
                        new CompareQualityJob(),
                        new PlainDecodeJob(),
                        new RepeatJob(),
                        new ComposeJob(),
                        new GopFilmJob(),
                        new GrabJob()));
    }
}
