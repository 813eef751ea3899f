package studio.truss.core.editing;

import studio.truss.core.library.entity.Clip;

/// What comes of an edit: the clip as it is then, or the reason why it stays as it was.
public sealed interface EditResult {
    record Applied(Clip clip) implements EditResult {}

    /// @param words for the creator: what is wrong, and what can be done
    record Refused(String words) implements EditResult {}
}
