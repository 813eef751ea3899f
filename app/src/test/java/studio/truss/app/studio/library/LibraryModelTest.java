package studio.truss.app.studio.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.library.search.LibraryAnswer;
import studio.truss.app.studio.library.search.LibraryAnswer.Group;
import studio.truss.app.studio.library.search.LibraryAsk;
import studio.truss.app.studio.library.search.LibrarySearch;
import studio.truss.core.engine.Engine;
import studio.truss.core.imports.AnalysisEnd;
import studio.truss.core.imports.AnalysisStep;
import studio.truss.core.library.Library;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.RenderQueue;
import studio.truss.core.library.SourceFile;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.testing.Footage;
import studio.truss.core.worker.lane.FaultLog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class LibraryModelTest {
    @TempDir private Path folder;
    private Engine engine;
    private LibraryFixture fixture;
    private LibraryModel model;

    @BeforeEach
    void open() {
        engine = Engine.open(FaultLog.none());
        fixture = new LibraryFixture(folder, engine);
        fixture.video("old", "Holiday film", 20, Asset.Status.ANALYZED, "sea");
        fixture.video("new", "Friday stream", 1, Asset.Status.ANALYZED);
        fixture.clip("a", "new", "Impossible shot", "91", Clip.Status.APPROVED);
        fixture.clip("b", "new", "Quiet talk", "30", Clip.Status.PROPOSED);
        model = fixture.model();
    }

    @AfterEach
    void close() {
        model.close();
        fixture.close();
        engine.close();
    }

    private LibraryAnswer answer() {
        return Objects.requireNonNull(model.answerProperty().get());
    }

    private List<String> shown() {
        return answer().cards().stream().map(card -> card.id().split(" ", -1)[1]).toList();
    }

    @Test
    void whatCameThisWeekStandsApartFromTheRest() {
        assertEquals(
                List.of(Group.THIS_WEEK, Group.EARLIER),
                answer().sections().stream().map(LibraryAnswer.Section::group).toList());
        assertEquals(List.of("new", "old"), shown());
        model.sortProperty().set(LibraryAsk.Sort.TITLE);
        assertEquals(List.of("new", "old"), shown());
        assertEquals(Group.VIDEOS, answer().sections().getFirst().group());
    }

    @Test
    void typingFindsByTheBeginningsOfTitlesTagsAndMoments() {
        model.textProperty().set("holi");
        assertEquals(List.of("old"), shown());
        model.textProperty().set("se");
        assertEquals(List.of("old"), shown());
        model.textProperty().set("shot imposs");
        assertEquals(List.of("new"), shown());
        assertEquals(1, answer().clips());
        model.textProperty().set("nothing like it");
        assertEquals(List.of(), shown());
        assertEquals(0, answer().videos());
    }

    @Test
    void aQuestionShowsClipsAndASlipLeavesWhatWasFound() {
        model.textProperty().set("clips where virality > 80");
        assertEquals(List.of("a"), shown());
        assertEquals(LibraryAsk.Kind.CLIPS, answer().kind());
        model.textProperty().set("clips where viralty > 80");
        assertEquals(
                "Nothing here is called 'viralty'; ask for virality, title, tags or published, as"
                        + " in: virality > 80 and not published",
                answer().problem());
        model.textProperty().set("clips where virality >");
        assertEquals(
                "The question is not finished; go on, as in: virality > 80", answer().problem());
        assertEquals(List.of("a"), shown());
        model.textProperty().set("clips where virality > 80 and not approved");
        assertNull(answer().problem());
        assertEquals(List.of(), shown());
    }

    @Test
    void moreClipsComeWhenTheEndOfThoseShownIsReached() {
        for (int i = 0; i < LibrarySearch.PAGE + 30; i++) {
            fixture.clip("c" + i, "old", "Clip " + i, "10", Clip.Status.PROPOSED);
        }
        model.kindProperty().set(LibraryAsk.Kind.CLIPS);
        assertEquals(LibrarySearch.PAGE, shown().size());
        assertEquals(LibrarySearch.PAGE + 32, answer().clips());
        model.more();
        assertEquals(LibrarySearch.PAGE + 32, shown().size());
        model.more();
        assertEquals(LibrarySearch.PAGE + 32, shown().size());
    }

    @Test
    void whatIsRemovedIsGoneFromViewAtOnceAndFromTheStoreWhenItsTimeIsOver() {
        model.removals().remove(List.of(answer().cards().getFirst()));
        assertEquals(List.of("old"), shown());
        assertEquals(1, answer().videos());
        assertEquals(0, answer().clips());
        assertTrue(fixture.library.index().videos().size() == 2);
        Objects.requireNonNull(fixture.notices.shown().getFirst().work()).run();
        assertEquals(List.of("new", "old"), shown());

        model.removals().remove(List.of(answer().cards().getFirst()));
        fixture.now = fixture.now.plusSeconds(5);
        model.tick(true);
        assertEquals(2, fixture.library.index().videos().size());
        fixture.now = fixture.now.plusSeconds(5);
        model.tick(true);
        assertEquals(1, fixture.library.index().videos().size());
        assertEquals(List.of(), fixture.library.clips(VideoId.of("new")));
        assertEquals(List.of("old"), shown());
    }

    @Test
    void aRenderRestsWhileItsClipMayComeBackAndEndsWithIt() {
        RenderQueue queue = fixture.library.renderQueue();
        Clip clip = fixture.library.clips(VideoId.of("new")).getFirst();
        String job = queue.enqueue(clip.clipId().value(), "plan", "/clip.mp4");
        model.removals().remove(List.of(answer().cards().getFirst()));
        assertTrue(queue.find(job).orElseThrow().held());
        assertTrue(model.removals().undoLast());
        assertFalse(queue.find(job).orElseThrow().held());
        model.removals().remove(List.of(answer().cards().getFirst()));
        fixture.now = fixture.now.plusSeconds(10);
        model.tick(true);
        assertEquals(RenderJob.State.CANCELLED, queue.find(job).orElseThrow().state());
    }

    @Test
    void closingDeletesWhatWasRemoved() {
        model.removals().remove(answer().cards());
        model.close();
        assertEquals(List.of(), fixture.library.index().videos());
    }

    @Test
    void aTitleAndTagsAreWrittenAndAnEmptyTitleIsNot() {
        Card card = answer().cards().getFirst();
        model.edits().rename(card, "  Friday  ");
        model.edits().tag(card, "boss, win,, boss");
        model.edits().rename(card, " ");
        Asset asset =
                Asset.of(
                        Objects.requireNonNull(
                                fixture.library.get(new EntityKey.Asset(card.video()))));
        assertEquals("Friday", asset.title());
        assertEquals(List.of("boss", "win"), List.copyOf(asset.tags()));
        assertEquals("Friday", answer().cards().getFirst().asset().title());
        model.edits().tag(answer().cards().getFirst(), "");
        assertTrue(answer().cards().getFirst().asset().tags().isEmpty());
    }

    @Test
    void whatAnotherProcessWritesIsSeenWithTheNextTick() {
        model.tick(true);
        try (Library elsewhere = fixture.libraries.openCurrent()) {
            elsewhere.delete(new EntityKey.Asset(VideoId.of("old")));
        }
        assertEquals(List.of("new", "old"), shown());
        model.tick(false);
        assertEquals(List.of("new", "old"), shown());
        model.tick(true);
        assertEquals(List.of("new"), shown());
    }

    @Test
    void whatAnEarlierProcessDidNotFinishIsOfferedAndAnalysedInOrder() throws IOException {
        for (String id : List.of("x", "y", "lost")) {
            fixture.video(id, id, 0, id.equals("y") ? Asset.Status.ANALYZING : Asset.Status.NEW);
        }
        for (String id : List.of("x", "y")) {
            Path file = Files.writeString(folder.resolve(id + ".mp4"), id);
            fixture.library.sourceSeen(VideoId.of(id), SourceFile.of(file));
        }
        try (LibraryModel next = fixture.model()) {
            assertEquals(2, next.unfinishedProperty().get());
            next.takeOffer(true);
            assertEquals(0, next.unfinishedProperty().get());
        }
        assertEquals(List.of(VideoId.of("y"), VideoId.of("x")), fixture.analysed);
    }

    @Test
    void anAnalysisShowsHowFarItIsAndWhatCameOfIt() {
        VideoId video = VideoId.of("new");
        List<String> words = new ArrayList<>();
        fixture.work =
                (id, steps, cancelled) -> {
                    steps.accept(
                            new AnalysisStep(
                                    studio.truss.core.clips.ClipListener.Stage.WATCH, 0.43, 41, 0));
                    words.add(fixture.status.workProperty().get());
                    return new AnalysisEnd.Failed("It is broken.");
                };
        model.board().onChanged(changed -> {}, model::title);
        model.edits().analyse(video);
        assertEquals(List.of("Analysing Friday stream · 43 %"), words);
        assertEquals("", fixture.status.workProperty().get());
        assertEquals(
                "Friday stream could not be analysed. It is broken.",
                fixture.notices.shown().getFirst().words());
        assertNull(model.board().job(video));
    }

    @Test
    void anImportTellsOnlyOfItselfAndTheCardOfAMovedFileLooksAgain() throws IOException {
        Path film =
                Footage.ofPicture("testsrc2=s=320x180:r=25")
                        .seconds(1)
                        .write(folder.resolve("take.mp4"));
        model.imports().take(List.of(film));
        model.textProperty().set("take");
        VideoId video = answer().cards().getFirst().video();
        Path moved = Files.move(film, folder.resolve("moved.mp4"));
        List<VideoId> looked = new ArrayList<>();
        model.feed().onChanged(looked::add);
        model.imports().take(List.of(moved));
        assertTrue(looked.contains(video));
        assertEquals(1, model.imports().lines().size());
        String said = model.imports().lines().getFirst().words();
        assertTrue(said.startsWith("moved.mp4 is in the library already"), said);
    }

    @Test
    void aCardOpensItsVideoOrItsClip() {
        model.open(answer().cards().getFirst());
        model.kindProperty().set(LibraryAsk.Kind.CLIPS);
        model.sortProperty().set(LibraryAsk.Sort.BEST);
        model.open(answer().cards().getFirst());
        assertEquals(List.of("new", "new/a"), fixture.opened);
    }
}
