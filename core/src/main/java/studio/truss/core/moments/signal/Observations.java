package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.MotionTrack;

import java.util.List;

/// All that was seen and heard of one source; null where there is no such thing, or where it was
/// not looked at.
///
/// @param cuts in order of time; null where there is no picture
/// @param close null where all of the picture was looked at closely, so that everything else here
///   is exact; else `cuts`, `motion` and `faces` are coarse all over, for ranks that are fair, and
///   what was looked at closely stands here
/// @param marks what a model named that was asked about the source; null where none was asked
public record Observations(
        long durationMs,
        @Nullable SoundTrack sound,
        @Nullable List<Cut> cuts,
        @Nullable MotionTrack motion,
        @Nullable FaceTrack faces,
        @Nullable AlignedChat chat,
        @Nullable CloseLook close,
        @Nullable List<ModelMark> marks) {

    public Observations {
        if (durationMs < 0) {
            throw new IllegalArgumentException("duration below zero: " + durationMs);
        }
        cuts = cuts == null ? null : List.copyOf(cuts);
        marks = marks == null ? null : List.copyOf(marks);
    }

    /// Of a source that was looked at closely, all of it, and about which no model was asked.
    public Observations(
            long durationMs,
            @Nullable SoundTrack sound,
            @Nullable List<Cut> cuts,
            @Nullable MotionTrack motion,
            @Nullable FaceTrack faces,
            @Nullable AlignedChat chat) {
        this(durationMs, sound, cuts, motion, faces, chat, null, null);
    }

    public Observations with(CloseLook closer) {
        return new Observations(durationMs, sound, cuts, motion, faces, chat, closer, marks);
    }

    /// @param named null as if no model had been asked
    public Observations withMarks(@Nullable List<ModelMark> named) {
        return new Observations(durationMs, sound, cuts, motion, faces, chat, close, named);
    }

    /// The cuts whose time is exact.
    public List<Cut> placedCuts() {
        if (close != null) {
            return close.cuts();
        }
        return cuts == null ? List.of() : cuts;
    }

    /// The best that is known of the motion in a range.
    public @Nullable MotionTrack motionIn(TimeRange range) {
        return close != null && close.covers(range) ? close.motion() : motion;
    }

    /// The best that is known of the cuts in a range.
    public List<Cut> cutsIn(TimeRange range) {
        if (close != null && close.covers(range)) {
            return close.cuts();
        }
        return cuts == null ? List.of() : cuts;
    }
}
