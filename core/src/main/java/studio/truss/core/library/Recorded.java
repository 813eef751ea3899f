package studio.truss.core.library;

import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.ClipId;

import java.util.SortedSet;

/// What recording one proposal did to the library.
public sealed interface Recorded {
    /// The clip that the proposal belongs to, old or new.
    ClipId clipId();

    /// No clip matched: a new one was proposed.
    record Created(Clip clip) implements Recorded {
        @Override
        public ClipId clipId() {
            return clip.clipId();
        }
    }

    /// A proposed clip matched and was brought up to date, except for what the creator had changed.
    record Updated(Clip clip, SortedSet<String> kept) implements Recorded {
        @Override
        public ClipId clipId() {
            return clip.clipId();
        }
    }

    /// The clip was approved, rendered or published already: only what the analysis found (score,
    /// evidence) was renewed, its range, title and framing stand.
    record Settled(Clip clip) implements Recorded {
        @Override
        public ClipId clipId() {
            return clip.clipId();
        }
    }

    /// The creator rejected or deleted this moment before: nothing was written.
    record Refused(ClipId clipId) implements Recorded {}
}
