package studio.truss.core.editing;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.Author;
import studio.truss.core.library.Library;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Edits clips of the library: each edit is on disk when its call returns. Undo gives back only
/// what its edit changed, and leaves alone what somebody else has changed since. One thread.
public final class ClipEditor {
    private final Library library;
    private final Clock clock;
    private EditHistory history = EditHistory.empty();

    public ClipEditor(Library library, Clock clock) {
        this.library = library;
        this.clock = clock;
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
        Map<ClipId, Change> forward = new LinkedHashMap<>();
        Map<ClipId, Change> back = new LinkedHashMap<>();
        List<String> trouble = new ArrayList<>();
        edits.forEach((id, edit) -> {
            Item item = library.get(new EntityKey.Clip(id));
            if (item == null) {
                trouble.add("A clip is not there any more: it was deleted elsewhere.");
                return;
            }
            switch (Edits.apply(edit, Clip.of(item), durationMs)) {
                case EditResult.Refused(var words) -> trouble.add(words);
                case EditResult.Applied(var after) -> {
                    Clip before = Clip.of(item);
                    Change change = Change.between(before.attributes(), after.attributes());
                    if (!change.isEmpty() && write(id, change, trouble)) {
                        forward.put(id, change);
                        back.put(id, Change.between(after.attributes(), before.attributes()));
                    }
                }
            }
        });
        if (!forward.isEmpty()) {
            history = history.with(new EditStep(label, clock.instant(), forward, back));
        }
        return new EditOutcome(history, trouble);
    }

    /// Adds a step for a clip that was just made: undoing it rejects the clip.
    public EditOutcome created(String label, ClipId clip) {
        history =
                history.with(
                        new EditStep(
                                label,
                                clock.instant(),
                                Map.of(clip, status(Clip.Status.PROPOSED)),
                                Map.of(clip, status(Clip.Status.REJECTED))));
        return new EditOutcome(history, List.of());
    }

    private static Change status(Clip.Status status) {
        return Change.set("status", AttributeValue.text(status.name()));
    }

    /// Takes the last step back; nothing happens where there is none.
    public EditOutcome undo() {
        if (!history.canUndo()) {
            return new EditOutcome(history, List.of());
        }
        EditStep step = history.last();
        List<String> trouble = replay(step.back(), step.forward());
        history = history.undone();
        return new EditOutcome(history, trouble);
    }

    /// Does the step again that was undone last.
    public EditOutcome redo() {
        if (!history.canRedo()) {
            return new EditOutcome(history, List.of());
        }
        EditStep step = history.next();
        List<String> trouble = replay(step.forward(), step.back());
        history = history.redone();
        return new EditOutcome(history, trouble);
    }

    /// Undoes or redoes until so many steps hold.
    public EditOutcome go(int done) {
        List<String> trouble = new ArrayList<>();
        while (history.done() > done && history.canUndo()) {
            trouble.addAll(undo().trouble());
        }
        while (history.done() < done && history.canRedo()) {
            trouble.addAll(redo().trouble());
        }
        return new EditOutcome(history, trouble);
    }

    private List<String> replay(Map<ClipId, Change> changes, Map<ClipId, Change> opposite) {
        List<String> trouble = new ArrayList<>();
        changes.forEach((id, change) -> {
            Item item = library.get(new EntityKey.Clip(id));
            Change other = opposite.get(id);
            if (item == null || other == null) {
                trouble.add("A clip is not there any more: it was deleted elsewhere.");
                return;
            }
            Change ours = stillOurs(item, change, other);
            if (!ours.names().equals(change.names())) {
                trouble.add(
                        "\"%s\" was changed elsewhere meanwhile: that was left as it is."
                                .formatted(Clip.of(item).title()));
            }
            if (!ours.isEmpty()) {
                write(id, ours, trouble);
            }
        });
        return trouble;
    }

    /// The part of a change whose attributes still are as the opposite change left them.
    private static Change stillOurs(Item item, Change change, Change opposite) {
        SortedMap<String, AttributeValue> set = new TreeMap<>();
        TreeSet<String> remove = new TreeSet<>();
        for (String name : change.names()) {
            @Nullable AttributeValue left = opposite.set().get(name);
            if (Objects.equals(item.get(name), left)) {
                AttributeValue value = change.set().get(name);
                if (value == null) {
                    remove.add(name);
                } else {
                    set.put(name, value);
                }
            }
        }
        return Change.of(set, remove);
    }

    private boolean write(ClipId id, Change change, List<String> trouble) {
        try {
            library.update(new EntityKey.Clip(id), change, Author.CREATOR);
            return true;
        } catch (LibraryException e) {
            trouble.add(String.valueOf(e.getMessage()));
            return false;
        }
    }
}
