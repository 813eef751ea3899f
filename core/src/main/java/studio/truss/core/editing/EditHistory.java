package studio.truss.core.editing;

import java.util.ArrayList;
import java.util.List;

/// What was done in this sitting, oldest first, and how much of it holds now. A new step takes the
/// place of those that were undone. Immutable.
///
/// @param done how many of the steps hold
public record EditHistory(List<EditStep> steps, int done) {
    public EditHistory {
        steps = List.copyOf(steps);
        if (done < 0 || done > steps.size()) {
            throw new IllegalArgumentException(done + " of " + steps.size() + " steps");
        }
    }

    public static EditHistory empty() {
        return new EditHistory(List.of(), 0);
    }

    public EditHistory with(EditStep step) {
        List<EditStep> next = new ArrayList<>(steps.subList(0, done));
        next.add(step);
        return new EditHistory(next, next.size());
    }

    /// The last step that holds in another form; without it where it does nothing any more.
    EditHistory withLast(EditStep step) {
        EditHistory before = new EditHistory(steps.subList(0, done - 1), done - 1);
        return step.parts().isEmpty() ? before : before.with(step);
    }

    public boolean canUndo() {
        return done > 0;
    }

    public boolean canRedo() {
        return done < steps.size();
    }

    EditHistory undone() {
        return new EditHistory(steps, done - 1);
    }

    EditHistory redone() {
        return new EditHistory(steps, done + 1);
    }

    EditStep last() {
        return steps.get(done - 1);
    }

    EditStep next() {
        return steps.get(done);
    }
}
