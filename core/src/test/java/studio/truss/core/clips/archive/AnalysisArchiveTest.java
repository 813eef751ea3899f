package studio.truss.core.clips.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Manifest;
import studio.truss.core.testing.ClipJobFixture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
