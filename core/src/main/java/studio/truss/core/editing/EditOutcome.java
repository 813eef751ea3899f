package studio.truss.core.editing;

import java.util.List;

/// What came of an edit, an undo or a redo of one or more clips.
///
/// @param history as it is now
/// @param trouble what could not be done, a sentence each; empty where all was
/// @param overwritten what somebody else had changed meanwhile
public record EditOutcome(
        EditHistory history, List<String> trouble, List<Overwritten> overwritten) {
    public EditOutcome {
        trouble = List.copyOf(trouble);
        overwritten = List.copyOf(overwritten);
    }

    EditOutcome(EditHistory history, List<String> trouble) {
        this(history, trouble, List.of());
    }
}
