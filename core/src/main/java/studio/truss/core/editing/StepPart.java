package studio.truss.core.editing;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.reframe.KnownCam;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/// One thing that a step of the history did, with what takes it back.
public sealed interface StepPart {

    /// Attributes of a clip or of a video's chapters got other values.
    ///
    /// @param back what takes `forward` back
    record Changed(EntityKey key, Change forward, Change back) implements StepPart {

        /// Without what comes out as it was.
        static Changed of(EntityKey key, Change forward, Change back) {
            Set<String> same = new HashSet<>();
            for (String name : forward.names()) {
                if (back.names().contains(name)
                        && Objects.equals(forward.set().get(name), back.set().get(name))) {
                    same.add(name);
                }
            }
            return new Changed(key, forward.without(same), back.without(same));
        }
    }

    /// A clip was deleted.
    ///
    /// @param item as it was
    record Deleted(ClipId clip, Item item) implements StepPart {}

    /// A clip was made.
    record Created(ClipId clip) implements StepPart {}

    /// The corner camera of a channel was drawn.
    ///
    /// @param before null where none was known
    record CamDrawn(CamPlace place, @Nullable KnownCam before, KnownCam after)
            implements StepPart {}
}
