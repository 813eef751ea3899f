package studio.truss.core.bench.ffmpeg;

import studio.truss.core.media.ffmpeg.Libav;
import studio.truss.core.worker.WorkerServer;

import java.util.List;
import java.util.Locale;

/// The main class of the baselines' worker process.
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) {
        // what a worker says is written down: it must not depend on the machine's language
        Locale.setDefault(Locale.ENGLISH);
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
