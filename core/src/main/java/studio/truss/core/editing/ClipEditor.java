package studio.truss.core.editing;

import org.jspecify.annotations.Nullable;

import studio.truss.core.clips.KnownCams;
import studio.truss.core.clips.rendering.ClipRenders;
import studio.truss.core.library.Library;
import studio.truss.core.library.entity.Chapters;
import studio.truss.core.library.entity.Chapters.Chapter;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.entity.UnreadableItemException;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.KnownCam;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Edits clips of the library, and the chapters and the corner camera of their video: each edit is
/// on disk when its call returns. Undo gives back only what its edit changed, and leaves alone what
/// somebody else has changed since. One thread.
public final class ClipEditor {
    private final Library library;
    private final KnownCams cams;
    private final Clock clock;
    private final StepWriter writer;
    private final SeenBefore seen = new SeenBefore();
    private EditHistory history = EditHistory.empty();
    private List<Overwritten> overwritten = new ArrayList<>();
    private @Nullable Object typing; // what the last step came of
    private @Nullable EditStep typed;

    /// @param renders of the library's clips, which end and come back with them
    public ClipEditor(Library library, ClipRenders renders, KnownCams cams, Clock clock) {
        this.library = library;
        this.cams = cams;
        this.clock = clock;
        this.writer = new StepWriter(library, renders, cams, seen);
    }

    public EditHistory history() {
        return history;
    }

    /// Applies edits as one step of the history; what cannot be done with one clip does not hold up
    /// the others.
    ///
    /// @param label for the history
    /// @param durationMs of the video that the clips are of
    public EditOutcome perform(String label, Map<ClipId, ClipEdit> edits, long durationMs) {
        return perform(EditAsk.of(label, edits), durationMs);
    }

    /// Applies edits to the clips as they are stored now, whatever was shown: an edit changes its
    /// own attributes only.
    public EditOutcome perform(EditAsk ask, long durationMs) {
        return done(ask.label(), apply(ask.edits(), ask.shown(), durationMs), ask.typing());
    }

    private List<StepPart> apply(
            Map<ClipId, ClipEdit> edits, Map<ClipId, Clip> shown, long durationMs) {
        List<StepPart> parts = new ArrayList<>();
        edits.forEach((id, edit) -> {
            Item item = writer.clip(id);
            if (item == null) {
                return;
            }
            Clip before = Clip.of(item);
            Clip then = shown.get(id);
            switch (Edits.apply(SeenBefore.onto(edit, then, before), before, durationMs)) {
                case EditResult.Refused(var words) -> writer.say(words);
                case EditResult.Applied(var after) -> {
                    note(then, before, after);
                    change(new EntityKey.Clip(id), before.attributes(), after.attributes(), parts);
                }
            }
        });
        return parts;
    }

    private void note(@Nullable Clip shown, Clip before, Clip after) {
        if (shown != null) {
            Change change = Change.between(before.attributes(), after.attributes());
            Set<String> both = seen.others(change, shown, before);
            if (!both.isEmpty()) {
                overwritten.add(new Overwritten(both, before, after));
            }
        }
    }

    private void change(
            EntityKey key,
            Map<String, AttributeValue> before,
            Map<String, AttributeValue> after,
            List<StepPart> parts) {
        Change change = Change.between(before, after);
        if (!change.isEmpty() && writer.write(key, change)) {
            parts.add(new StepPart.Changed(key, change, Change.between(after, before)));
        }
    }

    private EditOutcome done(String label, List<StepPart> parts) {
        return done(label, parts, null);
    }

    private EditOutcome done(String label, List<StepPart> parts, @Nullable Object from) {
        if (!parts.isEmpty()) {
            boolean on =
                    from != null
                            && from.equals(typing)
                            && history.canUndo()
                            && history.last().equals(typed);
            EditStep step =
                    on ? history.last().then(parts) : new EditStep(label, clock.instant(), parts);
            history = on ? history.withLast(step) : history.with(step);
            typing = from;
            typed = step;
        }
        List<Overwritten> told = overwritten;
        overwritten = new ArrayList<>();
        return new EditOutcome(history, writer.trouble(), told);
    }

    /// Deletes clips as one step. A clip that is taken back has another id than before.
    public EditOutcome delete(String label, List<ClipId> clips) {
        List<StepPart> parts = new ArrayList<>();
        for (ClipId id : clips) {
            Item item = writer.clip(id);
            if (item != null && writer.delete(id)) {
                parts.add(new StepPart.Deleted(id, item));
            }
        }
        return done(label, parts);
    }

    /// Remembers where a channel's corner camera stands and frames clips by it, as one step.
    public EditOutcome drawCam(
            String label, CamPlace place, Box cam, Map<ClipId, ClipEdit> edits, long durationMs) {
        List<StepPart> parts = new ArrayList<>();
        KnownCam before = cams.find(place.channel(), place.picture()).orElse(null);
        KnownCam drawn = KnownCam.drawn(cam);
        if (!drawn.equals(before) && writer.remember(place, drawn)) {
            // as it is remembered: undo asks whether that is so still
            KnownCam after = cams.find(place.channel(), place.picture()).orElse(drawn);
            parts.add(new StepPart.CamDrawn(place, before, after));
        }
        parts.addAll(apply(edits, Map.of(), durationMs));
        return done(label, parts);
    }

    public EditOutcome chapters(String label, VideoId video, ChapterEdit edit, long durationMs) {
        return chapters(label, video, edit, durationMs, null);
    }

    /// @param from edits of the same typing become one step; null for a step of its own
    public EditOutcome chapters(
            String label, VideoId video, ChapterEdit edit, long durationMs, @Nullable Object from) {
        EntityKey key = new EntityKey.Chapters(video);
        Item item = library.get(key);
        List<StepPart> parts = new ArrayList<>();
        Chapters before;
        try {
            before = item == null ? new Chapters(video, List.of(), null, null) : Chapters.of(item);
        } catch (UnreadableItemException e) {
            writer.say(
                    "Another program wrote the chapters of this video in a way that cannot be"
                            + " changed here.");
            return done(label, parts, from);
        }
        switch (ChapterEdits.apply(edit, before.chapters(), durationMs)) {
            case ChapterEdits.Result.Refused(var words) -> writer.say(words);
            case ChapterEdits.Result.Applied(List<Chapter> chapters) -> {
                if (item == null) {
                    library.create(before);
                }
                // from now on they are the creator's, and no model's answer replaces them
                Chapters after = new Chapters(video, chapters, null, before.analysisVersion());
                change(key, before.attributes(), after.attributes(), parts);
            }
        }
        return done(label, parts, from);
    }

    /// Adds a step for a clip that was just made: undoing it deletes the clip.
    public EditOutcome created(String label, ClipId clip) {
        return done(label, List.of(new StepPart.Created(clip)));
    }

    /// Takes the last step back; nothing happens where there is none. A step of which the store
    /// refuses something stays the last, so that it can be taken back once that is mended.
    public EditOutcome undo() {
        if (history.canUndo()) {
            history.last().parts().reversed().forEach(writer::back);
            history = writer.refused() ? history : history.undone();
        }
        return new EditOutcome(history, writer.trouble());
    }

    /// Does the step again that was undone last.
    public EditOutcome redo() {
        if (history.canRedo()) {
            history.next().parts().forEach(writer::forward);
            history = writer.refused() ? history : history.redone();
        }
        return new EditOutcome(history, writer.trouble());
    }

    /// Undoes or redoes until so many steps hold, or the store refuses one.
    public EditOutcome go(int done) {
        List<String> trouble = new ArrayList<>();
        int before = -1;
        while (history.done() != done && history.done() != before) {
            before = history.done();
            trouble.addAll((history.done() > done ? undo() : redo()).trouble());
        }
        return new EditOutcome(history, trouble);
    }
}
