package studio.truss.core.editing;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.reframe.KnownCam;

/// One thing that a step of the history did, with what takes it back.
public sealed interface StepPart {

    /// Attributes of a clip or of a video's chapters got other values.
    ///
    /// @param back what takes `forward` back
    record Changed(EntityKey key, Change forward, Change back) implements StepPart {}

    /// A clip was deleted.
    ///
    /// @param item as it was
    record Deleted(ClipId clip, Item item) implements StepPart {}

    /// The corner camera of a channel was drawn.
    ///
    /// @param before null where none was known
    record CamDrawn(CamPlace place, @Nullable KnownCam before, KnownCam after)
            implements StepPart {}
}
