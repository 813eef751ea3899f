package studio.truss.app.studio.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.KnownCams;
import studio.truss.core.editing.ChapterEdit;
import studio.truss.core.editing.ClipEdit;
import studio.truss.core.editing.crop.CropKeys;
import studio.truss.core.library.Author;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.media.ProbeResult;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.testing.ClipJobFixture;
import studio.truss.core.testing.FullDisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The editor's model over a library on disk, without a window; what it does is done at once.
class EditorModelTest {
    private static final PictureShape HD = new PictureShape(1920, 1080, 1);
    private static final Clip.Status PROPOSED = Clip.Status.PROPOSED;
    private static final Clip.Status APPROVED = Clip.Status.APPROVED;
    private static final Clip.Status REJECTED = Clip.Status.REJECTED;

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

    private Clip selected() {
        return Objects.requireNonNull(model.selectedProperty().get());
    }

    private ClipId id(int place) {
        return model.list().moments().get(place).clipId();
    }

    private void decide(ClipEdit decision) {
        model.edits().decide("decide", model.list().chosen(), decision);
    }

    @Test
    void theBestIsSelectedAndADecisionGoesOnToTheNext() {
        assertEquals(80, selected().viralityScore().intValue());
        decide(new ClipEdit.Approve());
        assertEquals(70, selected().viralityScore().intValue());
        decide(new ClipEdit.Reject());
        assertEquals(60, selected().viralityScore().intValue());
        assertEquals(List.of(APPROVED, REJECTED, PROPOSED), fixture.statuses());
        assertEquals(2, model.list().moments().size());
        model.edits().undo();
        model.edits().undo();
        assertEquals(List.of(PROPOSED, PROPOSED, PROPOSED), fixture.statuses());
    }

    @Test
    void aRejectedLastOneGivesWayToTheOneBeforeIt() {
        model.list().select(id(2));
        decide(new ClipEdit.Reject());
        assertEquals(70, selected().viralityScore().intValue());
    }

    @Test
    void severalAreDecidedOrDeletedAsOneStep() {
        model.list().choose(List.of(id(1), id(2)));
        assertEquals(70, selected().viralityScore().intValue());
        decide(new ClipEdit.Approve());
        assertEquals(List.of(PROPOSED, APPROVED, APPROVED), fixture.statuses());
        assertEquals(1, model.edits().historyProperty().get().done());
        assertEquals(2, model.list().chosen().size(), "nothing comes after them");
        model.edits().undo();
        assertEquals(List.of(PROPOSED, PROPOSED, PROPOSED), fixture.statuses());
        model.list().chooseAll();
        model.edits().delete("delete", model.list().chosen());
        assertEquals(List.of(), fixture.stored());
        assertEquals(null, model.selectedProperty().get());
        model.edits().undo();
        assertEquals(3, fixture.stored().size());
        assertEquals(3, model.list().moments().size());
        assertNotNull(model.selectedProperty().get());
        model.list().chooseAll();
        model.edits().render(model.list().chosen());
        assertEquals(3, fixture.rendered.getFirst().size());
        assertTrue(
                fixture.said().contains("3 clips are being rendered."), fixture.said()::toString);
    }

    @Test
    void steppingLeavesOneChosen() {
        model.list().chooseAll();
        model.list().step(1);
        assertEquals(1, model.list().chosen().size());
        assertEquals(70, selected().viralityScore().intValue());
    }

    @Test
    void aDrawnCameraFramesTheShotIsRememberedAndUndone() {
        Box box = new Box(1_500, 700, 400, 300);
        CameraTool tool = new CameraTool(model, fixture.messages);
        List<ShotFraming> before = CropKeys.of(selected(), HD);
        assertEquals(null, tool.shown(before.getFirst(), 2_000, HD));
        tool.toggle();
        assertNotNull(tool.shown(before.getFirst(), 2_000, HD));
        tool.drawn(before, 2_000, box);
        assertFalse(tool.activeProperty().get());

        List<ShotFraming> after = CropKeys.of(selected(), HD);
        Layout.Facecam layout = assertInstanceOf(Layout.Facecam.class, after.getFirst().layout());
        assertEquals(box, layout.cam().at(2_000));
        assertTrue(layout.content().at(2_000).right() <= box.x(), "the content leaves it out");
        assertEquals("crop", CropKeys.of(model.all().get(1), HD).getFirst().layout().word());
        assertEquals(
                Optional.of(KnownCam.drawn(box)), fixture.cams.find(KnownCams.USUAL_CHANNEL, HD));
        assertEquals(KnownCam.drawn(box), model.cam());

        model.edits().undo();
        assertEquals(before, CropKeys.of(selected(), HD));
        assertEquals(Optional.empty(), fixture.cams.find(KnownCams.USUAL_CHANNEL, HD));
    }

    @Test
    void everyShotThatShowsTheSameCameraIsCorrectedWithIt() {
        CameraTool tool = new CameraTool(model, fixture.messages);
        Box wrong = new Box(1_500, 700, 400, 300);
        for (int i = 0; i < 2; i++) {
            model.list().select(model.all().get(i).clipId());
            long ms = selected().startMs() + 1_000;
            tool.drawn(CropKeys.of(selected(), HD), ms, wrong);
        }
        Box right = new Box(1_480, 680, 430, 390);
        long ms = selected().startMs() + 1_000;
        tool.drawn(CropKeys.of(selected(), HD), ms, right);
        for (int i = 0; i < 2; i++) {
            Clip clip = model.all().get(i);
            Layout.Facecam layout =
                    assertInstanceOf(
                            Layout.Facecam.class, CropKeys.of(clip, HD).getFirst().layout());
            assertEquals(right, layout.cam().at(clip.startMs()));
        }
        assertEquals("crop", model.all().get(2).layout());
        model.edits().undo();
        assertEquals(KnownCam.drawn(wrong), model.cam());
    }

    @Test
    void chaptersAreStoredAndBackByUndo() {
        model.edits().chapter("add", new ChapterEdit.Add(5_000, "Intro"));
        assertEquals("Intro", model.chapters().getFirst().title());
        model.edits().chapter("name", new ChapterEdit.Rename(5_000, "Hello"));
        EditorModel other = fixture.open();
        assertEquals("Hello", other.chapters().getFirst().title());
        model.edits().undo();
        model.edits().undo();
        assertEquals(List.of(), model.chapters());
    }

    @Test
    void aFullDiskIsSaidAndWhatWasShownAheadIsTakenBack() {
        fixture.full.set(true);
        Clip before = selected();
        long refused = model.edits().refusedProperty().get();
        model.edits().edit("trim", before, new ClipEdit.Trim(TimeRange.of(2_000, 9_000)));
        assertEquals(List.of(FullDisk.WORDS), fixture.said());
        assertEquals(refused + 1, model.edits().refusedProperty().get());
        assertEquals(before, selected());
        assertFalse(model.edits().historyProperty().get().canUndo());
        fixture.full.set(false);
        model.edits().edit("trim", before, new ClipEdit.Trim(TimeRange.of(2_000, 9_000)));
        assertEquals(2_000, selected().startMs());
    }

    @Test
    void aFileThatIsGoneBeforeOpeningIsFoundByItsContentAndItsMomentsAreThereMeanwhile()
            throws IOException {
        Path there = Files.move(fixture.file, folder.resolve("elsewhere.mp4"));
        EditorModel late = fixture.open();
        assertTrue(late.fileGoneProperty().get());
        assertEquals(3, late.all().size());
        late.edits().decide("approve", late.list().chosen(), new ClipEdit.Approve());
        assertEquals(List.of(APPROVED, PROPOSED, PROPOSED), fixture.statuses());
        late.relink(Files.write(folder.resolve("other.mp4"), new byte[999]));
        assertTrue(late.fileGoneProperty().get());
        assertTrue(fixture.said().getLast().startsWith("other.mp4 holds something else"));
        late.relink(there);
        assertEquals(there, late.video().orElseThrow().file());
        assertFalse(late.fileGoneProperty().get());
    }

    @Test
    void aFileOfWhichNothingIsKnownIsAskedFor() throws IOException {
        Path film = Files.write(folder.resolve("new.mp4"), new byte[500]);
        VideoId id = fixture.film(film);
        Files.delete(film);
        model.open(id, null, "film");
        assertInstanceOf(EditorState.Missing.class, model.stateProperty().get());
        model.checkFile();
        assertInstanceOf(EditorState.Missing.class, model.stateProperty().get());
        fixture.prober = _ -> new ProbeResult.Usable(ClipJobFixture.analysis().source().info());
        Files.copy(fixture.file, film);
        model.checkFile();
        assertInstanceOf(EditorState.Open.class, model.stateProperty().get(), "it is back");
    }

    @Test
    void aFileThatGoesWhileItIsOpenIsNoticedAndFoundAgain() throws IOException {
        decide(new ClipEdit.Approve());
        model.checkFile();
        assertFalse(model.fileGoneProperty().get());
        Path there = Files.move(fixture.file, folder.resolve("elsewhere.mp4"));
        model.checkFile();
        assertTrue(model.fileGoneProperty().get());
        model.edits().undo();
        assertEquals(List.of(PROPOSED, PROPOSED, PROPOSED), fixture.statuses());
        model.relink(there);
        assertFalse(model.fileGoneProperty().get());
        assertEquals(there, model.video().orElseThrow().file());
        assertTrue(model.edits().historyProperty().get().canRedo(), "the history stays");
    }

    /// As another window does.
    private void elsewhere(Clip clip, String name, AttributeValue value) {
        fixture.library.update(clip.key(), Change.set(name, value), Author.CREATOR);
    }

    @Test
    void whatAnotherWindowChangesIsShownAndNothingElseMoves() {
        model.tick();
        model.list().select(id(1));
        Clip shown = selected();
        List<Integer> replaced = new ArrayList<>();
        model.list()
                .all()
                .addListener(
                        (ListChangeListener<Clip>)
                                change -> {
                                    while (change.next()) {
                                        replaced.add(change.getAddedSize());
                                    }
                                });
        elsewhere(shown, "endMs", AttributeValue.number(33_000));
        model.tick();
        assertEquals(shown.clipId(), selected().clipId());
        assertEquals(33_000, selected().endMs());
        assertEquals(List.of(1), replaced, "only the clip that changed");
        model.tick();
        assertEquals(List.of(1), replaced);

        elsewhere(shown, "endMs", AttributeValue.number(34_000));
        model.edits().edit("rename", shown, new ClipEdit.Rename("Mine"));
        assertEquals(34_000, selected().endMs(), "not undone by a title");
        assertEquals(List.of(), fixture.said());
    }

    @Test
    void aFieldThatAnotherWindowChangedMeanwhileIsSaidWithBothValues() {
        Clip shown = selected();
        elsewhere(shown, "title", AttributeValue.text("Theirs"));
        model.edits().edit("rename", shown, new ClipEdit.Rename("Mine"));
        assertEquals(1, fixture.said().size());
        assertTrue(fixture.said().getFirst().contains("“Theirs”"), fixture.said()::toString);
        assertTrue(fixture.said().getFirst().contains("“Mine”"), fixture.said()::toString);
        assertEquals("Mine", selected().title());
        model.edits().undo();
        assertEquals("Theirs", selected().title());
    }

    @Test
    void aVideoThatIsAnalysedWhileItOpensIsShownAnalysed() throws IOException {
        Analysis analysis = model.video().map(OpenVideo::analysis).orElseThrow();
        Path kept = folder.resolve("analyses");
        Path hidden = Files.move(kept, folder.resolve("hidden"));
        fixture.prober = _ -> new ProbeResult.Usable(analysis.source().info());
        List<Runnable> arriving = new ArrayList<>();
        EditorModel late = fixture.model(Runnable::run, Runnable::run, arriving::add);
        late.open(fixture.video, null, "film"); // loaded, and not shown yet
        Files.move(hidden, kept);
        late.analysed(analysis);
        while (!arriving.isEmpty()) {
            arriving.removeFirst().run();
        }
        assertNotNull(late.video().orElseThrow().analysis());
        assertEquals(3, late.all().size());
    }

    @Test
    void aVideoThatAnotherProgramAnalysedIsOpenedAnew() throws IOException {
        Analysis analysis = model.video().map(OpenVideo::analysis).orElseThrow();
        Path kept = folder.resolve("analyses");
        Path hidden = Files.move(kept, folder.resolve("hidden"));
        fixture.prober = _ -> new ProbeResult.Usable(analysis.source().info());
        EditorModel early = fixture.open();
        assertNull(early.video().orElseThrow().analysis());
        early.tick();
        Files.move(hidden, kept);
        elsewhere(early.all().getFirst(), "title", AttributeValue.text("Found"));
        early.tick();
        assertNotNull(early.video().orElseThrow().analysis());
    }
}
