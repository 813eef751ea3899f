package studio.truss.core.editing;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.CameraMotion;
import studio.truss.core.reframe.ShotFraming;

import java.util.List;
import java.util.Set;

/// One thing that a creator does to a clip, as data. [Edits#apply] says what comes of it.
public sealed interface ClipEdit {

    /// Moves the edges; they may pass those that the detector chose.
    record Trim(TimeRange range) implements ClipEdit {}

    record Rename(String title) implements ClipEdit {}

    record Describe(@Nullable String description) implements ClipEdit {}

    /// The title that stands in the picture for its first seconds; null for none.
    record Hook(@Nullable String text) implements ClipEdit {}

    record Retag(Set<String> tags) implements ClipEdit {
        public Retag {
            tags = Set.copyOf(tags);
        }
    }

    record Approve() implements ClipEdit {}

    record Reject() implements ClipEdit {}

    /// Neither approved nor rejected any more.
    record Reconsider() implements ClipEdit {}

    /// Other layouts or crop paths.
    ///
    /// @param shots cover the clip
    /// @param motion the preset that the whole path was made by, which is remembered; null for what
    ///   is remembered already
    record Reframe(List<ShotFraming> shots, @Nullable CameraMotion motion) implements ClipEdit {
        public Reframe {
            shots = List.copyOf(shots);
        }

        public Reframe(List<ShotFraming> shots) {
            this(shots, null);
        }
    }

    /// @param captions the clip's captions as stored; null for none
    record Caption(AttributeValue.@Nullable M captions) implements ClipEdit {}

    /// The state that an approval, a rejection or its withdrawal asks for; null for other edits.
    default Clip.@Nullable Status status() {
        return switch (this) {
            case Approve() -> Clip.Status.APPROVED;
            case Reject() -> Clip.Status.REJECTED;
            case Reconsider() -> Clip.Status.PROPOSED;
            case Trim _, Rename _, Describe _, Hook _, Retag _, Reframe _, Caption _ -> null;
        };
    }
}
