package studio.truss.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.AppGraph;
import studio.truss.app.cli.console.ExitCode;
import studio.truss.app.cli.console.JsonOut;
import studio.truss.core.library.LeaseOwner;
import studio.truss.core.library.RenderJob;
import studio.truss.core.testing.Footage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A run of the main job that was interrupted before its clip, and finished later.
@Tag("long")
class ResumedReportTest {
    @TempDir private Path folder;

    @Test
    void theReportOfAResumedRunIsThatOfAWholeOne() throws IOException {
        Shell shell = new Shell(folder.resolve("home"));
        Path film =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .sound("sine=f=440:r=48000")
                        .seconds(3)
                        .write(folder.resolve("film.mp4"));
        Path out = folder.resolve("out");
        List<String> args =
                List.of("clip", film.toString(), "--out", out.toString(), "--quality", "draft");
        assertEquals(ExitCode.DONE, shell.run(args.toArray(String[]::new)).code());
        Path manifest = out.resolve("manifest.json");
        Path report = out.resolve("report.html");
        String wholeManifest = Files.readString(manifest);
        String wholeReport = Files.readString(report);

        interrupt(shell, manifest);
        Files.writeString(report, "Not rendered when this page was written.");
        Files.delete(out.resolve("01-0m00s.mp4"));
        Shell.Ran resumed = shell.run("render", "--resume");

        assertEquals(ExitCode.DONE, resumed.code(), resumed.err());
        assertTrue(Files.exists(out.resolve("01-0m00s.mp4")));
        assertEquals(wholeManifest, Files.readString(manifest));
        assertEquals(wholeReport, Files.readString(report));
        assertFalse(wholeReport.contains("Not rendered"), "the clip is shown");
    }

    /// Puts the folder and the queue back to where they were before the clip was made.
    private static void interrupt(Shell shell, Path manifest) throws IOException {
        try (AppGraph graph = shell.graph()) {
            RenderJob job = graph.library().renderQueue().jobs().getFirst();
            LeaseOwner self = LeaseOwner.self();
            LeaseOwner dead = new LeaseOwner(self.pid(), self.startedMs() - 1, self.host());
            graph.library()
                    .renderQueue()
                    .enqueue(
                            job.clipId(),
                            job.plan(),
                            job.outputPath(),
                            dead,
                            Duration.ofMinutes(1));
        }
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(manifest.toFile());
        ObjectNode clip = (ObjectNode) json.path("clips").get(0);
        clip.retain("file", "momentId", "startMs", "endMs");
        json.putArray("clips");
        json.putArray("pending").add(clip);
        Files.writeString(manifest, JsonOut.text(json));
    }
}
