package studio.truss.core.editing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.clips.FileCams;
import studio.truss.core.clips.KnownCams;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.rendering.ClipRenders;
import studio.truss.core.library.Author;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.LeaseOwner;
import studio.truss.core.library.Library;
import studio.truss.core.library.Recorded;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.RenderQueue;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.CropKey;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.PictureShape;
import studio.truss.core.reframe.Region;
import studio.truss.core.reframe.ShotFraming;
import studio.truss.core.testing.ClipJobFixture;
import studio.truss.core.testing.FullDisk;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Edits on a real library, opened anew where it says "on disk".
class ClipEditorTest {
    private static final long MINUTE = 60_000;

    @TempDir private Path folder;
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T07:17:19Z"), ZoneOffset.UTC);
    private Library library;
    private KnownCams cams;
    private ClipEditor editor;
    private ClipId first;
    private ClipId second;
    private VideoId video;

    @BeforeEach
    void open() {
        library = new LibraryFolder(new DataFolder(folder), clock).openCurrent();
        cams = new FileCams(folder.resolve("cams.json"));
        List<Recorded> recorded =
                new LibraryRecorder(library, clock)
                        .analysed(
                                ClipJobFixture.analysis(
                                        ClipJobFixture.moment(1_000, 15_000, 80),
                                        ClipJobFixture.moment(30_000, 50_000, 60)));
        first = recorded.get(0).clipId();
        second = recorded.get(1).clipId();
        video = clip(first).videoId();
        editor = new ClipEditor(library, renders(), cams, clock);
    }

    private ClipRenders renders() {
        return new ClipRenders(library.renderQueue(), () -> {});
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
    void deletedClipsComeBackTogetherAndTheirEarlierStepsStillHold() {
        perform(first, new ClipEdit.Rename("The joke"));
        library.update(
                new EntityKey.Clip(first),
                Change.set("of another program", AttributeValue.text("kept")),
                Author.CREATOR);
        EditOutcome outcome = editor.delete("delete", List.of(first, second));
        assertEquals(List.of(), library.clips(video));
        assertEquals(2, outcome.history().done());
        editor.undo();
        List<Clip> back = library.clips(video);
        assertEquals(
                List.of("The joke", "Laughter at 0:10"), back.stream().map(Clip::title).toList());
        assertEquals(
                AttributeValue.text("kept"),
                Objects.requireNonNull(library.get(back.getFirst().key()))
                        .get("of another program"));
        editor.undo();
        assertEquals("Laughter at 0:10", library.clips(video).getFirst().title());
        editor.go(2);
        assertEquals(List.of(), library.clips(video));
        editor.go(1);
        assertEquals("The joke", library.clips(video).getFirst().title());
    }

    @Test
    void aRenderEndsWithItsClipAndIsAskedForAgainWhenTheClipComesBack() {
        RenderQueue queue = library.renderQueue();
        queue.enqueue(first.value(), "first", "/first.mp4", "a warning");
        queue.enqueue(second.value(), "second", "/second.mp4");
        LeaseOwner self = LeaseOwner.self();
        RenderJob running = queue.claim(self, Duration.ofMinutes(1)).orElseThrow();
        editor.delete("delete", List.of(first));
        assertEquals(
                RenderQueue.Lease.CANCEL_ASKED, queue.renew(running.id(), self, Duration.ZERO));
        queue.finish(running.id(), self, RenderJob.State.CANCELLED, null);
        assertEquals(List.of("second"), waiting(queue));
        editor.delete("delete", List.of(second));
        assertEquals(List.of(), waiting(queue));
        editor.undo();
        editor.undo();
        assertEquals(List.of("second", "first"), waiting(queue));
        RenderJob back = queue.jobs().getLast();
        assertEquals("a warning", back.message());
        assertEquals(
                library.clips(video).getFirst().clipId().value(),
                back.clipId(),
                "the job is that of the clip that came back");
    }

    private static List<String> waiting(RenderQueue queue) {
        return queue.jobs().stream()
                .filter(job -> job.state() == RenderJob.State.QUEUED)
                .map(RenderJob::plan)
                .toList();
    }

    @Test
    void aClipThatWasMadeAndTakenBackIsAsIfItHadNeverBeen() {
        ClipId made = new ClipId("01JD7Q0000000000000000MADE");
        library.create(copy(clip(first), made));
        editor.created("make", made);
        editor.perform("name", Map.of(made, new ClipEdit.Rename("Mine")), MINUTE);
        editor.undo();
        editor.undo();
        assertEquals(2, library.clips(video).size());
        assertNull(library.get(new EntityKey.Clip(made)));
        editor.redo();
        editor.redo();
        assertEquals(3, library.clips(video).size());
        assertTrue(library.clips(video).stream().anyMatch(each -> each.title().equals("Mine")));
        editor.undo();
        editor.undo();
        assertEquals(2, library.clips(video).size());
    }

    private static Clip copy(Clip clip, ClipId id) {
        SortedMap<String, AttributeValue> attributes = new TreeMap<>(clip.attributes());
        attributes.put("clipId", AttributeValue.text(id.value()));
        return Clip.of(Item.of(clip.toItem(new CreatorId("c")).key(), attributes));
    }

    @Test
    void aDrawnCameraIsRememberedWithTheClipsThatItFramesAsOneStep() {
        CamPlace place = new CamPlace(KnownCams.USUAL_CHANNEL, new PictureShape(1920, 1080, 1));
        Box box = new Box(1_500, 700, 400, 300);
        ShotFraming shot =
                new ShotFraming(
                        TimeRange.of(1_000, 15_000),
                        new Layout.Facecam(
                                Region.still(Region.Role.FACECAM, 1_000, box),
                                Region.still(Region.Role.CONTENT, 1_000, new Box(0, 0, 900, 1080))),
                        "asked for",
                        List.of());
        EditOutcome outcome =
                editor.drawCam(
                        "camera",
                        place,
                        box,
                        Map.of(first, new ClipEdit.Reframe(List.of(shot))),
                        MINUTE);
        assertEquals(1, outcome.history().done());
        assertEquals(
                Optional.of(KnownCam.drawn(box)),
                new FileCams(folder.resolve("cams.json")).find(place.channel(), place.picture()));
        assertEquals("facecam", clip(first).layout());
        editor.undo();
        assertEquals(Optional.empty(), cams.find(place.channel(), place.picture()));
        assertEquals("crop", clip(first).layout());
        editor.redo();
        assertEquals(Optional.of(KnownCam.drawn(box)), cams.find(place.channel(), place.picture()));
        KnownCam other = KnownCam.drawn(new Box(1, 1, 300, 200));
        cams.remember(place.channel(), place.picture(), other); // another window
        editor.undo();
        assertEquals(Optional.of(other), cams.find(place.channel(), place.picture()));
    }

    @Test
    void chaptersAreAddedRenamedAndRemovedOnDiskAndBack() {
        editor.chapters("add", video, new ChapterEdit.Add(0, "Intro"), MINUTE);
        editor.chapters("add", video, new ChapterEdit.Add(30_000, " The boss "), MINUTE);
        editor.chapters("name", video, new ChapterEdit.Rename(0, "Hello"), MINUTE);
        library.close();
        library = new LibraryFolder(new DataFolder(folder), clock).openCurrent();
        assertEquals(List.of("0 Hello", "30000 The boss"), chapters());
        editor = new ClipEditor(library, renders(), cams, clock);
        editor.chapters("remove", video, new ChapterEdit.Remove(0), MINUTE);
        assertEquals(List.of("30000 The boss"), chapters());
        editor.undo();
        assertEquals(List.of("0 Hello", "30000 The boss"), chapters());
        assertEquals(
                List.of(
                        "\"The boss\" begins here already. Move the playhead, or rename that"
                                + " chapter."),
                editor.chapters("add", video, new ChapterEdit.Add(30_500, "Late"), MINUTE)
                        .trouble());
        assertEquals(
                List.of("A chapter cannot begin outside its video."),
                editor.chapters("add", video, new ChapterEdit.Add(MINUTE, "Late"), MINUTE)
                        .trouble());
    }

    @Test
    void chaptersOfAModelAreTheCreatorsFromTheFirstEditOnUntilItIsUndone() {
        List<Chapters.Chapter> told = List.of(new Chapters.Chapter(0, "Start", null));
        library.create(new Chapters(video, told, "gemini-x", 1L));
        editor.chapters("name", video, new ChapterEdit.Rename(0, "Hello"), MINUTE);
        assertNull(stored().model());
        assertEquals(1L, stored().analysisVersion());
        editor.undo();
        assertEquals(new Chapters(video, told, "gemini-x", 1L), stored());
    }

    private Chapters stored() {
        return Chapters.of(Objects.requireNonNull(library.get(new EntityKey.Chapters(video))));
    }

    @Test
    void chaptersOfAnotherProgramThatCannotBeReadAreLeftAlone() {
        EntityKey key = new EntityKey.Chapters(video);
        editor.chapters("add", video, new ChapterEdit.Add(0, "Intro"), MINUTE);
        library.update(
                key,
                Change.set("chapters", new AttributeValue.L(List.of(AttributeValue.text("?")))),
                Author.CREATOR);
        EditOutcome outcome =
                editor.chapters("add", video, new ChapterEdit.Add(9_000, "More"), MINUTE);
        assertTrue(outcome.trouble().getFirst().startsWith("Another program wrote"));
        assertEquals(1, outcome.history().done());
    }

    private List<String> chapters() {
        return Chapters.of(Objects.requireNonNull(library.get(new EntityKey.Chapters(video))))
                .chapters()
                .stream()
                .map(chapter -> chapter.startMs() + " " + chapter.title())
                .toList();
    }

    @Test
    void aFullDiskCostsNothingButTheEditAndAStepStaysUntilItCanBeTakenBack() {
        AtomicBoolean full = new AtomicBoolean();
        editor = new ClipEditor(FullDisk.over(library, full), renders(), cams, clock);
        perform(first, new ClipEdit.Rename("The joke"));
        full.set(true);
        EditOutcome refused = perform(first, new ClipEdit.Rename("Another"));
        assertEquals(List.of(FullDisk.WORDS), refused.trouble());
        assertEquals(1, refused.history().done());
        assertEquals(List.of(FullDisk.WORDS), editor.undo().trouble());
        assertTrue(editor.history().canUndo());
        assertEquals("The joke", clip(first).title());
        full.set(false);
        assertEquals(List.of(), editor.undo().trouble());
        assertEquals("Laughter at 0:10", clip(first).title());
    }

    @Test
    void whatChangesNothingIsNoStep() {
        perform(first, new ClipEdit.Rename("Laughter at 0:10"));
        assertFalse(editor.history().canUndo());
        assertEquals(
                List.of("A clip needs a title."),
                perform(first, new ClipEdit.Rename(" ")).trouble());
    }

    private void elsewhere(ClipId id, Map<String, AttributeValue> values) {
        library.update(new EntityKey.Clip(id), Change.set(values), Author.CREATOR);
    }

    private EditOutcome asShown(Clip shown, ClipEdit edit, @Nullable Object typing) {
        return editor.perform(
                new EditAsk(
                        "edit",
                        Map.of(shown.clipId(), edit),
                        Map.of(shown.clipId(), shown),
                        typing),
                MINUTE);
    }

    @Test
    void anEditLeavesWhatAnotherHandChangedSinceTheClipWasShown() {
        Clip shown = clip(first);
        elsewhere(first, Map.of("startMs", AttributeValue.number(3_000)));
        EditOutcome renamed = asShown(shown, new ClipEdit.Rename("The joke"), null);
        assertEquals(List.of(), renamed.overwritten());
        EditOutcome trimmed = asShown(shown, new ClipEdit.Trim(TimeRange.of(1_000, 16_000)), null);
        assertEquals(List.of(), trimmed.overwritten());
        assertEquals("The joke", clip(first).title());
        assertEquals(3_000, clip(first).startMs(), "the edge that was not touched here");
        assertEquals(16_000, clip(first).endMs());
    }

    @Test
    void theSameFieldChangedElsewhereIsOverwrittenInWordsAndBackByUndo() {
        Clip shown = clip(first);
        elsewhere(first, Map.of("title", AttributeValue.text("Theirs")));
        EditOutcome outcome = asShown(shown, new ClipEdit.Rename("Ours"), null);
        assertEquals(1, outcome.overwritten().size());
        Overwritten over = outcome.overwritten().getFirst();
        assertEquals(Set.of("title"), over.names());
        assertEquals("Theirs", over.theirs().title());
        assertEquals("Ours", over.ours().title());
        assertEquals(
                List.of(), asShown(shown, new ClipEdit.Rename("Ours too"), null).overwritten());
        editor.undo();
        editor.undo();
        assertEquals("Theirs", clip(first).title());
    }

    @Test
    void whatIsTypedInOneGoIsOneStepAndNoneWhereItComesOutAsItWas() {
        Clip shown = clip(first);
        asShown(shown, new ClipEdit.Rename("Th"), "typing");
        asShown(shown, new ClipEdit.Rename("The jo"), "typing");
        EditOutcome last = asShown(shown, new ClipEdit.Rename("The joke"), "typing");
        assertEquals(1, last.history().steps().size());
        assertEquals("The joke", clip(first).title());
        editor.undo();
        assertEquals(shown.title(), clip(first).title());
        editor.redo();
        assertEquals("The joke", clip(first).title());
        asShown(shown, new ClipEdit.Rename("Another"), "typing again");
        EditOutcome given = asShown(shown, new ClipEdit.Rename("The joke"), "typing again");
        assertEquals(1, given.history().steps().size());
        assertEquals(1, given.history().done());
    }
}
