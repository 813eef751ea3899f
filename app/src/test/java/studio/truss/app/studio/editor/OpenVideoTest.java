package studio.truss.app.studio.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.clips.rendering.RenderNote;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.TimeRange;
import studio.truss.core.testing.ClipJobFixture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What becomes of the video that is open, and of its moments, by what is done here and elsewhere;
/// all at once, without a window.
@SuppressWarnings("NullAway.Init") // made by open()
class OpenVideoTest {
    @TempDir private Path folder;
    private EditorFixture fixture;
    private EditorModel model;

    @BeforeEach
    void open() throws IOException {
        fixture = new EditorFixture(folder);
        model = fixture.open();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void rejectAll() {
        model.list().chooseAll();
        model.edits().decide("reject", model.list().chosen(), new ClipEdit.Reject());
    }

    private VideoId another() throws IOException {
        fixture.prober = _ -> new ProbeResult.Usable(ClipJobFixture.analysis().source().info());
        return fixture.film(Files.write(folder.resolve("other.mp4"), new byte[500]));
    }

    @Test
    void whatWasChangedSinceItWasRenderedAndWhatFailedIsRenderedAgainWithWhatIsApproved() {
        List<ClipId> ids = model.all().stream().map(Clip::clipId).toList();
        fixture.became(ids.get(0), Clip.Status.RENDERING, Clip.Status.RENDERED);
        fixture.became(ids.get(1), Clip.Status.FAILED);
        model.refresh();
        model.edits().renderApproved();
        assertEquals(List.of(), fixture.rendered.getLast());
        fixture.notes.put(ids.get(0), new RenderNote.Changed());
        fixture.notes.put(ids.get(1), new RenderNote.Failed("no room"));
        fixture.became(ids.get(2), Clip.Status.APPROVED);
        model.refresh();
        model.edits().renderApproved();
        assertEquals(ids.stream().map(ClipId::value).toList(), fixture.rendered.getLast());
    }

    @Test
    void aRenderedMomentWasApproved() {
        ClipId first = model.all().getFirst().clipId();
        fixture.became(first, Clip.Status.RENDERING, Clip.Status.RENDERED);
        model.refresh();
        assertEquals(1, model.list().approved());
        assertEquals(
                1,
                fixture.library.index().videos().getFirst().approved(),
                "as its card in the library says");
    }

    @Test
    void aMomentThatWasMadeAndUndoneIsNowhere() {
        TimeRange range = TimeRange.of(16_000, 19_000);
        model.edits().pick("new", range);
        ClipId made = model.selectedProperty().get().clipId();
        model.list().select(model.all().getFirst().clipId());
        model.edits().pick("new", range);
        assertEquals(4, fixture.stored().size(), "the same once");
        assertEquals(made, model.selectedProperty().get().clipId());
        assertEquals(1, model.edits().historyProperty().get().done());
        model.edits().undo();
        assertEquals(3, fixture.stored().size());
        assertEquals(0, model.list().rejected());
        model.edits().redo();
        assertEquals(4, fixture.stored().size());
    }

    @Test
    void aVideoThatIsRemovedWhileItIsOpenIsClosedAndTakesNoEdit() {
        List<EntityKey> gone = new ArrayList<>();
        fixture.stored().forEach(clip -> gone.add(clip.key()));
        gone.add(new EntityKey.Asset(fixture.video));
        fixture.library.delete(gone);
        model.edits().pick("new", TimeRange.of(16_000, 19_000));
        assertEquals(List.of(), fixture.stored());
        assertInstanceOf(EditorState.Trouble.class, model.stateProperty().get());
        assertEquals(List.of(), model.all());
    }

    @Test
    void aVideoThatAnotherWindowRemovesIsClosedAtTheNextLook() {
        fixture.library.delete(new EntityKey.Asset(fixture.video));
        model.tick();
        assertInstanceOf(EditorState.Trouble.class, model.stateProperty().get());
    }

    @Test
    void aFileThatIsFoundOrImportedElsewhereIsTakenAtTheNextLook() throws IOException {
        Path there = Files.move(fixture.file, folder.resolve("elsewhere.mp4"));
        model.checkFile();
        assertTrue(model.fileGoneProperty().get());
        fixture.library.sourceSeen(fixture.video, SourceFile.of(there));
        model.tick();
        assertFalse(model.fileGoneProperty().get());
        assertEquals(there, model.video().orElseThrow().file());
    }

    @Test
    void openingTheSameVideoAgainLooksForItsFile() throws IOException {
        Path there = Files.move(fixture.file, folder.resolve("elsewhere.mp4"));
        fixture.library.sourceSeen(fixture.video, SourceFile.of(there));
        model.open(fixture.video, null, "film");
        assertEquals(there, model.video().orElseThrow().file());
    }

    @Test
    void theHistoryIsThereAgainWithItsVideo() throws IOException {
        model.edits().decide("approve", model.list().chosen(), new ClipEdit.Approve());
        model.open(another(), null, "other");
        assertFalse(model.edits().historyProperty().get().canUndo());
        model.open(fixture.video, null, "film");
        model.edits().undo();
        assertTrue(fixture.statuses().stream().allMatch(s -> s == Clip.Status.PROPOSED));
    }

    @Test
    void anotherVideoIsNotShownByWhatWasRejected() throws IOException {
        model.list().orderProperty().set(MomentOrder.REJECTED);
        model.open(another(), null, "other");
        assertEquals(MomentOrder.SCORE, model.list().orderProperty().get());
    }

    @Test
    void whatIsRejectedIsCounted() {
        rejectAll();
        assertEquals(3, model.list().rejected());
        assertEquals(0, model.list().moments().size());
    }
}
