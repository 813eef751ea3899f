package studio.truss.core.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.clips.ClipJobFixture;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.library.Author;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.Library;
import studio.truss.core.library.Recorded;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Edits on a real library, opened anew where it says "on disk".
class ClipEditorTest {
    private static final long MINUTE = 60_000;

    @TempDir private Path folder;
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T07:17:19Z"), ZoneOffset.UTC);
    private Library library;
    private ClipEditor editor;
    private ClipId first;
    private ClipId second;

    @BeforeEach
    void open() {
        library = new LibraryFolder(new DataFolder(folder), clock).openCurrent();
        List<Recorded> recorded =
                new LibraryRecorder(library, clock)
                        .analysed(
                                ClipJobFixture.analysis(
                                        ClipJobFixture.moment(1_000, 15_000, 80),
                                        ClipJobFixture.moment(30_000, 50_000, 60)));
        first = recorded.get(0).clipId();
        second = recorded.get(1).clipId();
        editor = new ClipEditor(library, clock);
    }

    @AfterEach
    void close() {
        library.close();
    }

    private Clip clip(ClipId id) {
        return Clip.of(Objects.requireNonNull(library.get(new EntityKey.Clip(id))));
    }

    private EditOutcome perform(ClipId id, ClipEdit edit) {
        return editor.perform("edit", Map.of(id, edit), MINUTE);
    }

    @Test
    void anEditIsOnDiskWhenItReturns() {
        perform(first, new ClipEdit.Trim(TimeRange.of(500, 20_000)));
        library.close();
        library = new LibraryFolder(new DataFolder(folder), clock).openCurrent();
        assertEquals(500, clip(first).startMs());
        assertEquals(20_000, clip(first).endMs());
    }

    @Test
    void everythingCanBeUndoneAndDoneAgain() {
        perform(first, new ClipEdit.Rename("The joke"));
        perform(first, new ClipEdit.Approve());
        perform(first, new ClipEdit.Retag(Set.of("#funny", " chat ")));
        assertEquals(Set.of("funny", "chat"), clip(first).tags());
        editor.undo();
        editor.undo();
        editor.undo();
        assertEquals("Laughter at 0:10", clip(first).title());
        assertEquals(Clip.Status.PROPOSED, clip(first).status());
        assertEquals(Set.of(), clip(first).tags());
        assertFalse(editor.history().canUndo());
        editor.go(2);
        assertEquals(Clip.Status.APPROVED, clip(first).status());
        assertEquals("The joke", clip(first).title());
        assertEquals(Set.of(), clip(first).tags());
        perform(first, new ClipEdit.Reject());
        assertFalse(editor.history().canRedo());
        assertEquals(3, editor.history().steps().size());
    }

    @Test
    void aBatchIsOneStepAndOneRefusalDoesNotHoldUpTheOthers() {
        Map<ClipId, ClipEdit> edits = new LinkedHashMap<>();
        edits.put(first, new ClipEdit.Trim(TimeRange.of(50_000, 70_000)));
        edits.put(second, new ClipEdit.Approve());
        EditOutcome outcome = editor.perform("batch", edits, MINUTE);
        assertEquals(List.of("A clip cannot reach beyond its video."), outcome.trouble());
        assertEquals(Clip.Status.APPROVED, clip(second).status());
        assertEquals(1_000, clip(first).startMs());
        assertEquals(1, outcome.history().done());
        editor.undo();
        assertEquals(Clip.Status.PROPOSED, clip(second).status());
    }

    @Test
    void undoLeavesAloneWhatAnotherHandChangedSince() {
        perform(first, new ClipEdit.Trim(TimeRange.of(2_000, 9_000)));
        library.update(
                new EntityKey.Clip(first),
                Change.set("startMs", AttributeValue.number(2_500)),
                Author.CREATOR);
        EditOutcome outcome = editor.undo();
        assertEquals(1, outcome.trouble().size());
        assertEquals(2_500, clip(first).startMs());
        assertEquals(15_000, clip(first).endMs());
    }

    @Test
    void aCropPathIsStoredWithItsLayout() {
        Box box = new Box(100, 0, 606, 1080);
        ShotFraming shot =
                new ShotFraming(
                        TimeRange.of(1_000, 15_000),
                        new Layout.Crop(
                                new Region(
                                        Region.Role.MAIN,
                                        List.of(
                                                new CropKey(1_000, box, false),
                                                new CropKey(3_000, box, true)))),
                        "by hand",
                        List.of());
        perform(first, new ClipEdit.Reframe(List.of(shot)));
        assertEquals("crop", clip(first).layout());
        assertTrue(String.valueOf(clip(first).crop()).contains("by hand"));
        editor.undo();
        assertFalse(String.valueOf(clip(first).crop()).contains("by hand"));
    }

    @Test
    void whatChangesNothingIsNoStep() {
        perform(first, new ClipEdit.Rename("Laughter at 0:10"));
        assertFalse(editor.history().canUndo());
        assertEquals(
                List.of("A clip needs a title."),
                perform(first, new ClipEdit.Rename(" ")).trouble());
    }
}
