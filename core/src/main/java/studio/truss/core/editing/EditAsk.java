package studio.truss.core.editing;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;

import java.util.Map;

/// Edits that are one step of the history.
///
/// @param label for the history
/// @param shown the clips as the creator saw them when deciding; where one is missing, nobody can
///   say whether it was changed elsewhere since
/// @param typing edits of the same typing become one step; null for a step of its own
public record EditAsk(
        String label,
        Map<ClipId, ClipEdit> edits,
        Map<ClipId, Clip> shown,
        @Nullable Object typing) {
    public static EditAsk of(String label, Map<ClipId, ClipEdit> edits) {
        return new EditAsk(label, edits, Map.of(), null);
    }
}
