package studio.truss.core.clips.exporting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.archive.AnalysisArchive;
import studio.truss.core.export.ExportList;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.Prober;
import studio.truss.core.testing.ClipJobFixture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

class LibraryExportTest {
    private final List<Path> probed = new ArrayList<>();
    private SqliteLibrary library;
    private AnalysisArchive analyses;
    private Asset video;

    @TempDir private Path folder;

    @BeforeEach
    void fill() {
        library =
                SqliteLibrary.open(
                        folder.resolve("library.db"), CreatorId.of("me"), Clock.systemUTC());
        analyses = new AnalysisArchive(folder.resolve("analyses"));
        video =
                new LibraryRecorder(library, Clock.systemUTC())
                        .newVideo(ClipJobFixture.analysis().source());
        library.create(video);
    }

    @AfterEach
    void close() {
        library.close();
    }

    private ExportList gathered() {
        Prober prober =
                file -> {
                    probed.add(file);
                    return new ProbeResult.Usable(ClipJobFixture.analysis().source().info());
                };
        Gathered gathered =
                new LibraryExport(library, analyses, prober, 2_000).of(video.videoId(), List.of());
        return assertInstanceOf(Gathered.Ready.class, gathered).list();
    }

    @Test
    void whatTheAnalysisHeardIsBelievedWithoutALookAtTheFile() throws Exception {
        analyses.keep(ClipJobFixture.analysis());
        seen();

        assertFalse(gathered().heard());
        assertEquals(List.of(), probed);
    }

    @Test
    void aSourceAnalysedElsewhereIsLookedAt() throws Exception {
        Path file = seen();

        assertFalse(gathered().heard());
        assertEquals(List.of(file), probed);
    }

    @Test
    void aSourceThatIsNotHereIsTakenToHaveSound() {
        assertTrue(gathered().heard());
    }

    private Path seen() throws Exception {
        Path file = Files.writeString(folder.resolve("film.mp4"), "as good as a film");
        library.sourceSeen(video.videoId(), SourceFile.of(file));
        return file;
    }
}
