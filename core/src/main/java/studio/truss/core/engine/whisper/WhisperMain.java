package studio.truss.core.engine.whisper;

import studio.truss.core.media.ffmpeg.Libav;
import studio.truss.core.worker.WorkerServer;

import java.util.List;
import java.util.Locale;

/// The main class of a worker process that writes down what is said.
public final class WhisperMain {
    private WhisperMain() {}

    public static void main(String[] args) {
        Locale.setDefault(Locale.ENGLISH);
        Libav.quiet();
        WorkerServer.serve(List.of(new TranscribeJob()));
    }
}
