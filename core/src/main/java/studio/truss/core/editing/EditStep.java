package studio.truss.core.editing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One entry of the history: what an edit did, and so what takes it back.
///
/// @param label for the creator: "Trim \"The joke\""
public record EditStep(String label, Instant at, List<StepPart> parts) {
    public EditStep {
        parts = List.copyOf(parts);
    }

    /// The same step, gone on with.
    EditStep then(List<StepPart> more) {
        List<StepPart> next = new ArrayList<>(parts);
        for (StepPart part : more) {
            boolean joined = false;
            for (int i = 0; i < next.size(); i++) {
                if (next.get(i) instanceof StepPart.Changed(var key, var forward, var back)
                        && part instanceof StepPart.Changed(var other, var on, var home)
                        && key.equals(other)) {
                    next.set(i, StepPart.Changed.of(key, forward.then(on), home.then(back)));
                    joined = true;
                }
            }
            if (!joined) {
                next.add(part);
            }
        }
        next.removeIf(part ->
                part instanceof StepPart.Changed(var key, var forward, var back)
                        && forward.isEmpty());
        return new EditStep(label, at, next);
    }
}
