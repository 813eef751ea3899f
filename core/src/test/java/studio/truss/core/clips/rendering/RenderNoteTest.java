package studio.truss.core.clips.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.clips.Analysis;
import studio.truss.core.clips.Finish;
import studio.truss.core.clips.Framer;
import studio.truss.core.clips.LibraryRecorder;
import studio.truss.core.clips.PlanJson;
import studio.truss.core.clips.StoredClips;
import studio.truss.core.library.Author;
import studio.truss.core.library.DataFolder;
import studio.truss.core.library.LeaseOwner;
import studio.truss.core.library.Library;
import studio.truss.core.library.RenderJob;
import studio.truss.core.library.RenderQueue;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.sqlite.LibraryFolder;
import studio.truss.core.media.TimeRange;
import studio.truss.core.render.ClipTags;
import studio.truss.core.render.Quality;
import studio.truss.core.render.RenderPlan;
import studio.truss.core.testing.ClipJobFixture;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The queue of a real library whose one clip was rendered as it was found.
class RenderNoteTest {
    private static final Analysis ANALYSIS =
            ClipJobFixture.analysis(ClipJobFixture.moment(1_000, 15_000, 80));

    @TempDir private Path folder;
    private Library library;
    private RenderQueue queue;
    private ClipId clip;

    @BeforeEach
    void open() {
        library = new LibraryFolder(new DataFolder(folder), Clock.systemUTC()).openCurrent();
        queue = library.renderQueue();
        clip =
                new LibraryRecorder(library, Clock.systemUTC())
                        .analysed(ANALYSIS)
                        .getFirst()
                        .clipId();
    }

    @AfterEach
    void close() {
        library.close();
    }

    /// As the main job does, by the analysis.
    private void rendered(RenderJob.State end, String words) {
        TimeRange range = TimeRange.of(1_000, 15_000);
        RenderPlan plan =
                RenderPlan.of(
                        Path.of("a film.mp4"),
                        ANALYSIS.source().info(),
                        range,
                        new Framer(ANALYSIS).inside(range),
                        new ClipTags("title", "comment"),
                        folder.resolve("a.mp4"));
        String id = queue.enqueue(clip.value(), PlanJson.write(plan), "a.mp4");
        LeaseOwner self = LeaseOwner.self();
        queue.claim(id, self, Duration.ofMinutes(1));
        queue.finish(id, self, end, words);
        became(end == RenderJob.State.DONE ? "RENDERED" : "FAILED");
    }

    private void became(String status) {
        set("status", AttributeValue.text("RENDERING"));
        set("status", AttributeValue.text(status));
    }

    private void set(String name, AttributeValue value) {
        library.update(new EntityKey.Clip(clip), Change.set(name, value), Author.CREATOR);
    }

    private Map<ClipId, RenderNote> notes() {
        StoredClips plans =
                new StoredClips(
                        Path.of("a film.mp4"),
                        ClipJobFixture.SHA,
                        ANALYSIS.source().info(),
                        new Finish(RenderPlan.AUTO, false, Quality.HIGH, null),
                        "1.0");
        Clip stored = Clip.of(Objects.requireNonNull(library.get(new EntityKey.Clip(clip))));
        return RenderNote.of(
                queue.jobs(),
                List.of(stored),
                each -> Optional.of(plans.plan(each, folder.resolve("b.mp4"))));
    }

    @Test
    void aClipThatWasRenderedAsItIsNeedsNoOther() {
        rendered(RenderJob.State.DONE, "");
        assertEquals(Map.of(), notes());
        set("title", AttributeValue.text("Another title"));
        assertEquals(Map.of(), notes(), "a title is not in the picture");
    }

    @Test
    void aClipThatWasTrimmedSinceIsToBeRenderedAgainUntilThatIsAskedFor() {
        rendered(RenderJob.State.DONE, "");
        set("endMs", AttributeValue.number(12_000));
        assertEquals(Map.of(clip, new RenderNote.Changed()), notes());
        set("endMs", AttributeValue.number(15_000));
        assertEquals(Map.of(), notes());
    }

    @Test
    void aFailureIsSaidUntilItIsTriedAgain() {
        rendered(RenderJob.State.FAILED, "The disk is full.");
        assertEquals(Map.of(clip, new RenderNote.Failed("The disk is full.")), notes());
        queue.enqueue(clip.value(), "plan", "a.mp4");
        assertEquals(Map.of(), notes());
    }

    @Test
    void whatAnotherMachineRenderedIsNotDoubted() {
        became("RENDERED");
        assertEquals(Map.of(), notes());
        became("FAILED");
        assertEquals(Map.of(clip, new RenderNote.Failed("")), notes());
    }
}
