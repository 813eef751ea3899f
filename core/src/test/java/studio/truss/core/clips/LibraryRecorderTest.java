package studio.truss.core.clips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.Library;
import studio.truss.core.library.Recorded;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.testing.ClipJobFixture;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/// The recorder on a real library.
class LibraryRecorderTest {
    @TempDir private Path folder;
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T07:17:19Z"), ZoneOffset.UTC);
    private Library library;
    private LibraryRecorder recorder;

    @BeforeEach
    void open() {
        library = new LibraryFolder(new DataFolder(folder), clock).openCurrent();
        recorder = new LibraryRecorder(library, clock);
    }

    @AfterEach
    void close() {
        library.close();
    }

    private List<Clip> clips() {
        Asset asset = Asset.of(Objects.requireNonNull(library.assetBySha256(ClipJobFixture.SHA)));
        return library.clips(asset.videoId());
    }

    @Test
    void anAnalysisIsOneVideoAndAClipForEachMoment() {
        recorder.analysed(
                ClipJobFixture.analysis(
                        ClipJobFixture.moment(1_000, 15_000, 80),
                        ClipJobFixture.moment(30_000, 50_000, 60)));
        assertEquals(2, clips().size());
        Clip first = clips().getFirst();
        assertEquals(1_000, first.startMs());
        assertEquals(Clip.Status.PROPOSED, first.status());
        assertEquals("80.00", first.viralityScore().toPlainString());
        assertEquals("crop", first.layout());
    }

    @Test
    void theSameBytesAnalysedAgainMakeNothingTwice() {
        Analysis analysis = ClipJobFixture.analysis(ClipJobFixture.moment(1_000, 15_000, 80));
        recorder.analysed(analysis);
        List<Recorded> again = recorder.analysed(analysis);
        assertInstanceOf(Recorded.Updated.class, again.getFirst());
        assertEquals(1, clips().size());
    }

    @Test
    void aRejectedMomentIsNotMadeAgainAndStaysRejectedAfterARender() {
        Analysis analysis = ClipJobFixture.analysis(ClipJobFixture.moment(1_000, 15_000, 80));
        Recorded first = recorder.analysed(analysis).getFirst();
        library.update(
                new EntityKey.Clip(first.clipId()),
                Change.set("status", AttributeValue.text("REJECTED")),
                Author.CREATOR);
        assertInstanceOf(Recorded.Refused.class, recorder.analysed(analysis).getFirst());
        recorder.status(first.clipId(), Clip.Status.RENDERED);
        assertEquals(Clip.Status.REJECTED, clips().getFirst().status());
    }
}
