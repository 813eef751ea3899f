package studio.truss.core.engine;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.media.Heartbeat;
import studio.truss.core.media.MediaInfo;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.testing.Footage;
import studio.truss.core.testing.TinyWhisper;
import studio.truss.core.worker.lane.FaultLog;
import studio.truss.core.worker.lane.WorkerEnvironment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The real native library in a real worker process, with a model of random weights.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TranscriberTest {
    private Path folder;
    private Path film;
    private MediaInfo info;
    private Transcriber transcriber;

    @BeforeAll
    void open(@TempDir Path shared) {
        folder = shared;
        film =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .sound("sine=f=440:r=48000")
                        .seconds(2)
                        .write(folder.resolve("tone.mp4"));
        try (Engine engine = Engine.open(FaultLog.none())) {
            info = assertInstanceOf(ProbeResult.Usable.class, engine.probe(film)).info();
        }
        transcriber = Transcriber.open(WorkerEnvironment.system(FaultLog.none()));
    }

    @AfterAll
    void close() {
        transcriber.close();
    }

    private EngineResult<Transcriber.Transcribed> with(byte[] model, String language)
            throws IOException {
        Path file = Files.write(folder.resolve("tiny.bin"), model);
        var sound = info.sound().orElseThrow();
        return transcriber.transcribe(
                new Transcriber.Request(film, info, sound, file, language), Heartbeat.none());
    }

    private static void isRefused(String with, EngineResult<Transcriber.Transcribed> result) {
        var refused = assertInstanceOf(EngineResult.Refused.class, result);
        assertTrue(refused.problem().message().contains(with), refused.problem().message());
    }

    @Test
    void whatIsHeardLiesInTheSound() throws IOException {
        var got = assertInstanceOf(EngineResult.Got.class, with(TinyWhisper.whole(), "auto"));
        var heard = assertInstanceOf(Transcriber.Transcribed.class, got.value());
        assertTrue(!heard.segments().isEmpty(), "random weights hear something in a tone");
        for (var segment : heard.segments()) {
            assertTrue(segment.startMs() >= 0 && segment.endMs() <= info.durationMs());
        }
    }

    @Test
    void aModelOfEnglishAloneIsNotAskedForGerman() throws IOException {
        isRefused("hears English alone", with(TinyWhisper.whole(), "de"));
    }

    @Test
    void aModelThatWhisperDoesNotLoadIsRefused() throws IOException {
        byte[] renamed = TinyWhisper.whole();
        byte[] name = "decoder.ln.bias".getBytes(US_ASCII);
        int at = renamed.length - 4 * 64 - name.length;
        while (!Arrays.equals(renamed, at, at + name.length, name, 0, name.length)) {
            at--;
        }
        renamed[at] = 'x';
        isRefused("no model that Whisper can load", with(renamed, "auto"));
    }

    @Test
    void aCutModelIsRefusedBeforeItCanDoHarm() throws IOException {
        isRefused("cut off", with(Arrays.copyOf(TinyWhisper.whole(), 7), "auto"));
    }

    @Test
    void aCrashOfNativeCodeCostsItsJobAloneAndIsSaidInWords() throws IOException {
        byte[] odd = TinyWhisper.whole();
        odd[16] = 3; // heads that do not divide the states: an assertion ends the process
        isRefused("Whisper crashed", with(odd, "auto"));
        assertInstanceOf(EngineResult.Got.class, with(TinyWhisper.whole(), "en"));
    }

    @Test
    void aHeartbeatThatThrowsCancels() throws IOException {
        Path file = Files.write(folder.resolve("tiny.bin"), TinyWhisper.whole());
        var request = new Transcriber.Request(film, info, info.sound().orElseThrow(), file, "auto");
        Heartbeat stop =
                (doneMs, totalMs) -> {
                    throw new Heartbeat.Cancelled();
                };
        // a worker takes longer to start than the first beat to come
        try (Transcriber cold = Transcriber.open(WorkerEnvironment.system(FaultLog.none()))) {
            assertInstanceOf(EngineResult.Cancelled.class, cold.transcribe(request, stop));
        }
    }
}
