package studio.truss.core.library.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import static studio.truss.core.library.sqlite.Samples.VIDEO;
import static studio.truss.core.library.sqlite.Samples.proposal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.Proposal;
import studio.truss.core.library.Recorded;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.media.TimeRange;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

class RecordMomentsTest {
    @TempDir private Path folder;
    private SqliteLibrary library;

    @BeforeEach
    void open() {
        library = Samples.open(folder.resolve("m.db"));
    }

    @AfterEach
    void close() {
        library.close();
    }

    private Recorded again(long startS, long endS, String title, String score) {
        return library.recordMoments(VIDEO, List.of(proposal(startS, endS, title, score)))
                .getFirst();
    }

    private ClipId first() {
        return assertInstanceOf(Recorded.Created.class, again(0, 30, "one", "50")).clipId();
    }

    private void set(ClipId id, Change change) {
        library.update(new EntityKey.Clip(id), change, Author.CREATOR);
    }

    private Clip only() {
        List<Clip> clips = library.clips(VIDEO);
        assertEquals(1, clips.size());
        return clips.getFirst();
    }

    private static Change status(Clip.Status status) {
        return Change.set("status", AttributeValue.text(status.name()));
    }

    @Test
    void theSameAnalysisTwiceChangesNothing() {
        ClipId id = first();
        int pending = library.pendingChanges();
        Clip before = only();
        var updated = assertInstanceOf(Recorded.Updated.class, again(0, 30, "one", "50"));
        assertEquals(id, updated.clipId());
        assertEquals(before, only());
        assertEquals(pending, library.pendingChanges());
    }

    @Test
    void anUntouchedClipIsBroughtUpToDate() {
        ClipId id = first();
        again(2, 33, "two", "61.5");
        Clip clip = only();
        assertEquals(id, clip.clipId());
        assertEquals(2000, clip.startMs());
        assertEquals(33_000, clip.endMs());
        assertEquals("two", clip.title());
        assertEquals(new BigDecimal("61.5"), clip.viralityScore());
    }

    private void hooked(String hook) {
        library.recordMoments(
                VIDEO,
                List.of(
                        new Proposal(
                                TimeRange.of(0, 30_000),
                                "one",
                                hook,
                                BigDecimal.TEN,
                                null,
                                1L,
                                null,
                                "crop")));
    }

    @Test
    void aHookIsTheAnalysisesUntilTheCreatorTouchesIt() {
        ClipId id = first();
        hooked("he does it again");
        assertEquals("he does it again", only().hook());
        hooked("and once more");
        assertEquals("and once more", only().hook());
        set(id, Change.remove("hook"));
        hooked("not this one");
        assertNull(only().hook());
    }

    @Test
    void whatTheCreatorChangedStaysThroughManyAnalyses() {
        ClipId id = first();
        set(
                id,
                Change.set(
                        Map.of(
                                "title", AttributeValue.text("mine"),
                                "startMs", AttributeValue.number(20_000))));
        var updated = assertInstanceOf(Recorded.Updated.class, again(1, 31, "two", "70"));
        assertEquals(Set.of("title", "startMs", "endMs"), updated.kept());
        again(2, 32, "mine", "71");
        again(2, 32, "three", "72");
        Clip clip = only();
        assertEquals("mine", clip.title());
        assertEquals(20_000, clip.startMs());
        assertEquals(30_000, clip.endMs());
        assertEquals(new BigDecimal("72"), clip.viralityScore());
    }

    @Test
    void rejectedClipsAreNotMadeAgainNorChanged() {
        ClipId id = first();
        set(id, status(Clip.Status.REJECTED));
        Clip before = only();
        assertEquals(new Recorded.Refused(id), again(3, 33, "two", "99"));
        assertEquals(new Recorded.Refused(id), again(5, 20, "inside", "99"));
        assertEquals(before, only());
    }

    @Test
    void deletedClipsAreNotMadeAgainEvenWhenTheyWereTrimmed() {
        ClipId id = first();
        set(id, Change.set("endMs", AttributeValue.number(5_000)));
        library.delete(new EntityKey.Clip(id));
        assertEquals(new Recorded.Refused(id), again(0, 30, "two", "99"));
        assertEquals(new Recorded.Refused(id), again(0, 5, "two", "99"));
        assertInstanceOf(Recorded.Created.class, again(40, 70, "other", "99"));
    }

    @Test
    void aClipBeyondProposedKeepsItsRangeAndTitle() {
        ClipId id = first();
        set(id, status(Clip.Status.APPROVED));
        assertInstanceOf(Recorded.Settled.class, again(2, 33, "two", "61"));
        Clip clip = only();
        assertEquals("one", clip.title());
        assertEquals(0, clip.startMs());
        assertEquals(new BigDecimal("61"), clip.viralityScore());
        assertEquals(Clip.Status.APPROVED, clip.status());
    }

    @Test
    void aClipThatThePersonMadeKeepsAllThatThePersonWrote() {
        library.create(Samples.clip("hand", "by hand", "1"));
        var updated = assertInstanceOf(Recorded.Updated.class, again(1, 31, "two", "70"));
        assertEquals(ClipId.of("hand"), updated.clipId());
        assertEquals("by hand", only().title());
        assertEquals(new BigDecimal("70"), only().viralityScore());
    }

    @Test
    void whatAMachineWroteLaterIsNotTheCreators() {
        ClipId id = first();
        library.update(
                new EntityKey.Clip(id),
                Change.set("title", AttributeValue.text("from a model")),
                Author.MACHINE);
        again(0, 30, "two", "70");
        assertEquals("two", only().title());
    }

    private List<Recorded> two() {
        return library.recordMoments(
                VIDEO, List.of(proposal(0, 30, "one", "50"), proposal(32, 60, "two", "40")));
    }

    @Test
    void anUntouchedClipDoesNotStandBesideTheOneThatTookItsPlace() {
        two();
        assertEquals(TimeRange.of(0, 58_000), range(again(0, 58, "both", "70")));
        assertEquals("both", only().title());
        two();
        assertEquals(
                List.of("one", "two"), library.clips(VIDEO).stream().map(Clip::title).toList());
    }

    @Test
    void aClipThatSomebodyTouchedStaysBesideTheOneThatTookItsPlace() {
        List<Change> touches =
                List.of(
                        Change.set("title", AttributeValue.text("mine")),
                        Change.set("description", AttributeValue.text("mine")),
                        Change.set("tags", AttributeValue.Ss.of(Set.of("a"))),
                        status(Clip.Status.APPROVED));
        for (Change touch : touches) {
            ClipId second = two().getLast().clipId();
            set(second, touch);
            again(0, 58, "both", "70");
            assertEquals(2, library.clips(VIDEO).size(), touch.toString());
            library.delete(library.clips(VIDEO).stream().map(Clip::key).toList());
            close();
            folder = folder.resolve("next");
            open();
        }
    }

    @Test
    void aClipThatIsRenderedStaysBesideTheOneThatTookItsPlace() {
        ClipId second = two().getLast().clipId();
        library.database()
                .write(s ->
                        s.update(
                                "INSERT INTO render_job(id, clip_id, plan, output, state,"
                                        + " created_at, updated_at)"
                                        + " VALUES('1', ?, '{}', 'o', 'QUEUED', 0, 0)",
                                second.value()));
        again(0, 58, "both", "70");
        assertEquals(2, library.clips(VIDEO).size());
    }

    private TimeRange range(Recorded recorded) {
        Clip clip = assertInstanceOf(Recorded.Updated.class, recorded).clip();
        return TimeRange.of(clip.startMs(), clip.endMs());
    }

    @Test
    void otherVideosAreOthers() {
        first();
        Recorded other =
                library.recordMoments(
                                studio.truss.core.library.item.VideoId.of("video-2"),
                                List.of(proposal(0, 30, "x", "5")))
                        .getFirst();
        assertInstanceOf(Recorded.Created.class, other);
    }
}
