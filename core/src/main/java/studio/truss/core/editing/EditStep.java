package studio.truss.core.editing;

import java.time.Instant;
import java.util.List;

/// One entry of the history: what an edit did, and so what takes it back.
///
/// @param label for the creator: "Trim \"The joke\""
public record EditStep(String label, Instant at, List<StepPart> parts) {
    public EditStep {
        parts = List.copyOf(parts);
    }
}
