package studio.truss.core.editing;

import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One entry of the history: what an edit changed in each clip, and what takes it back.
///
/// @param label for the creator: "Trim \"The joke\""
/// @param forward the change of each clip
/// @param back what takes it back
public record EditStep(
        String label, Instant at, Map<ClipId, Change> forward, Map<ClipId, Change> back) {
    public EditStep {
        forward = Collections.unmodifiableMap(new LinkedHashMap<>(forward));
        back = Collections.unmodifiableMap(new LinkedHashMap<>(back));
    }
}
