package studio.truss.core.clips.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Manifest;
import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.signal.ModelMark;
import studio.truss.core.testing.ClipJobFixture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

class AnalysisArchiveTest {
    @TempDir private Path folder;

    private final Analysis analysis =
            ClipJobFixture.analysis(ClipJobFixture.moment(1_000, 15_000, 80));

    @Test
    void whatIsKeptComesBackWhole() throws IOException {
        AnalysisArchive archive = new AnalysisArchive(folder.resolve("new"));
        archive.keep(analysis);
        Analysis found = archive.find(ClipJobFixture.SHA).orElseThrow();
        assertEquals(Manifest.of(analysis), Manifest.of(found));
        assertEquals(analysis.shots(), found.shots());
        assertTrue(
                Arrays.equals(analysis.seen().motion().motion(), found.seen().motion().motion()));
        assertEquals(analysis.observed().durationMs(), found.observed().durationMs());
    }

    @Test
    void whatAModelNamedComesBackToo() throws IOException {
        AnalysisArchive archive = new AnalysisArchive(folder);
        ModelMark mark =
                new ModelMark(
                        TimeRange.of(2_000, 14_000),
                        81.5,
                        "Gemini 82: why",
                        "Title",
                        null,
                        new ModelMark.Verdict("gemini-x", "12ab", Map.of("hook", 20), 2.5, 3));
        archive.keep(
                ClipJobFixture.observed(analysis, analysis.observed().withMarks(List.of(mark))));
        Analysis found = archive.find(ClipJobFixture.SHA).orElseThrow();
        assertEquals(List.of(mark), found.observed().marks());
    }

    @Test
    void whatWasKeptBeforeModelsWereAskedStillReads() throws IOException {
        AnalysisArchive archive = new AnalysisArchive(folder);
        archive.keep(analysis);
        Path file = folder.resolve(ClipJobFixture.SHA + ".json.gz");
        ObjectMapper json = new ObjectMapper();
        JsonNode kept;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            kept = json.readTree(in);
        }
        JsonNode found = kept.path("analysis").path("findings").path("moments").path(0);
        assertTrue(without(kept.path("analysis").path("observed"), "marks"));
        assertTrue(without(found, "hook"));
        assertTrue(without(found.path("evidence").path(0), "verdict"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(json.writeValueAsBytes(kept));
        }
        Analysis old = archive.find(ClipJobFixture.SHA).orElseThrow();
        assertNull(old.observed().marks());
        assertEquals(analysis.findings().moments(), old.findings().moments());
    }

    private static boolean without(JsonNode object, String name) {
        return object instanceof ObjectNode fields && fields.remove(name) != null;
    }

    @Test
    void theNewestTakesThePlaceOfTheOlder() throws IOException {
        AnalysisArchive archive = new AnalysisArchive(folder);
        archive.keep(analysis);
        archive.keep(ClipJobFixture.analysis());
        assertEquals(
                List.of(), archive.find(ClipJobFixture.SHA).orElseThrow().findings().moments());
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void whatIsDamagedOrNotThereCountsAsNone() throws IOException {
        AnalysisArchive archive = new AnalysisArchive(folder);
        assertTrue(archive.find(ClipJobFixture.SHA).isEmpty());
        archive.keep(analysis);
        Path file = folder.resolve(ClipJobFixture.SHA + ".json.gz");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertTrue(archive.find(ClipJobFixture.SHA).isEmpty());
        Files.writeString(file, "no gzip");
        assertTrue(archive.find(ClipJobFixture.SHA).isEmpty());
    }
}
