package studio.truss.core.editing;

import studio.truss.core.clips.KnownCams;
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

/// Edits clips of the library, and the chapters and the corner camera of their video: each edit is
/// on disk when its call returns. Undo gives back only what its edit changed, and leaves alone what
/// somebody else has changed since. One thread.
public final class ClipEditor {
    private final Library library;
    private final KnownCams cams;
    private final Clock clock;
    private final StepWriter writer;
    private EditHistory history = EditHistory.empty();

    public ClipEditor(Library library, KnownCams cams, Clock clock) {
        this.library = library;
        this.cams = cams;
        this.clock = clock;
        this.writer = new StepWriter(library, cams);
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
        return done(label, apply(edits, durationMs));
    }

    private List<StepPart> apply(Map<ClipId, ClipEdit> edits, long durationMs) {
        List<StepPart> parts = new ArrayList<>();
        edits.forEach((id, edit) -> {
            Item item = writer.clip(id);
            if (item == null) {
                return;
            }
            Clip before = Clip.of(item);
            switch (Edits.apply(edit, before, durationMs)) {
                case EditResult.Refused(var words) -> writer.say(words);
                case EditResult.Applied(var after) ->
                        change(
                                new EntityKey.Clip(id),
                                before.attributes(),
                                after.attributes(),
                                parts);
            }
        });
        return parts;
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
        if (!parts.isEmpty()) {
            history = history.with(new EditStep(label, clock.instant(), parts));
        }
        return new EditOutcome(history, writer.trouble());
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
        parts.addAll(apply(edits, durationMs));
        return done(label, parts);
    }

    public EditOutcome chapters(String label, VideoId video, ChapterEdit edit, long durationMs) {
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
            return done(label, parts);
        }
        switch (ChapterEdits.apply(edit, before.chapters(), durationMs)) {
            case ChapterEdits.Result.Refused(var words) -> writer.say(words);
            case ChapterEdits.Result.Applied(List<Chapter> chapters) -> {
                if (item == null) {
                    library.create(before);
                }
                Chapters after =
                        new Chapters(video, chapters, before.model(), before.analysisVersion());
                change(key, before.attributes(), after.attributes(), parts);
            }
        }
        return done(label, parts);
    }

    /// Adds a step for a clip that was just made: undoing it rejects the clip.
    public EditOutcome created(String label, ClipId clip) {
        return done(
                label,
                List.of(
                        new StepPart.Changed(
                                new EntityKey.Clip(clip),
                                status(Clip.Status.PROPOSED),
                                status(Clip.Status.REJECTED))));
    }

    private static Change status(Clip.Status status) {
        return Change.set("status", AttributeValue.text(status.name()));
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
