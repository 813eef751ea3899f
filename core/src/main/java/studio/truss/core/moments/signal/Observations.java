package studio.truss.core.moments.signal;

import org.jspecify.annotations.Nullable;

import studio.truss.core.moments.sound.SoundTrack;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.MotionTrack;

import java.util.List;

/// All that was seen and heard of one source; null where there is no such thing, or where it was
/// not looked at.
///
/// @param cuts in order of time; null where there is no picture
public record Observations(
        long durationMs,
        @Nullable SoundTrack sound,
        @Nullable List<Cut> cuts,
        @Nullable MotionTrack motion,
        @Nullable FaceTrack faces,
        @Nullable AlignedChat chat) {

    public Observations {
        if (durationMs < 0) {
            throw new IllegalArgumentException("duration below zero: " + durationMs);
        }
        cuts = cuts == null ? null : List.copyOf(cuts);
    }
}
