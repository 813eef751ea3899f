package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.core.clips.Sha256;
import studio.truss.core.testing.Footage;
import studio.truss.core.testing.TinyWhisper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// `truss transcript VIDEO --whisper MODEL` with a model of random weights.
class LocalTranscriptTest {
    @TempDir private static Path made;
    @TempDir private Path folder;
    private static Path film;
    private static Path mute;
    private static Path model;
    private Shell shell;

    @BeforeAll
    static void make() throws IOException {
        Footage picture = Footage.ofPicture("testsrc2=s=320x180:r=10").seconds(2);
        mute = picture.write(made.resolve("mute.mp4"));
        film = picture.sound("sine=f=440:r=48000").write(made.resolve("tone.mp4"));
        model = Files.write(made.resolve("tiny.bin"), TinyWhisper.whole());
    }

    @BeforeEach
    void open() {
        shell = new Shell(folder.resolve("home"));
    }

    private void isRefused(int code, String with, String... args) throws IOException {
        Shell.Ran ran = shell.run(args);
        assertEquals(code, ran.code(), ran.err());
        assertTrue(ran.err().contains(with), ran.err());
        try (AppGraph graph = shell.graph()) {
            assertTrue(graph.transcripts().of(Sha256.ofFile(film)).isEmpty());
        }
    }

    private void isUnusable(String with, Path video, Path whisper) throws IOException {
        String[] args = {"transcript", video.toString(), "--whisper", whisper.toString()};
        isRefused(ExitCode.NO_INPUT_USABLE, with, args);
    }

    @Test
    void whatIsNoWholeModelIsRefusedInASentence() throws IOException {
        isUnusable("There is no file", film, folder.resolve("none.bin"));
        isUnusable("is a folder", film, folder);
        isUnusable("is no Whisper model", film, Files.writeString(folder.resolve("a.txt"), "text"));
        byte[] cut = Arrays.copyOf(Files.readAllBytes(model), 4_000_000);
        isUnusable("cut off", film, Files.write(folder.resolve("cut.bin"), cut));
    }

    @Test
    void aVideoWithoutSoundIsRefused() throws IOException {
        isUnusable("has no sound", mute, model);
    }

    @Test
    void optionsThatDoNotGoTogetherAreRefused() throws IOException {
        String video = film.toString();
        isRefused(ExitCode.USAGE, "goes with --whisper", "transcript", video, "--language", "en");
        String[] unknown = {
            "transcript", video, "--whisper", model.toString(), "--language", "klingon"
        };
        isRefused(ExitCode.USAGE, "knows no language", unknown);
        String[] both = {"transcript", video, "--whisper", model.toString(), "--remove"};
        isRefused(ExitCode.USAGE, "neither", both);
    }

    @Test
    void whatWhisperHearsIsKeptAndStays() throws IOException {
        Shell.Ran ran = shell.run("transcript", film.toString(), "--whisper", model.toString());
        assertEquals(ExitCode.DONE, ran.code(), ran.err());
        try (AppGraph graph = shell.graph()) {
            String sha256 = Sha256.ofFile(film);
            assertFalse(graph.transcripts().of(sha256).orElseThrow().isEmpty());
            assertFalse(graph.transcripts().mayBeReplaced(sha256));
        }
    }
}
