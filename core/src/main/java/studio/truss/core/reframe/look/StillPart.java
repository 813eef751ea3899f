package studio.truss.core.reframe.look;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;
import studio.truss.core.reframe.Box;

/// What stood still over a few seconds of a source.
///
/// @param samples looked-at frames in it
/// @param inside the picture inside static bars, source pixels; null where there are none
/// @param inset a small picture in the picture that holds a face; null where there is none
/// @param margins what it tells of bars found elsewhere
public record StillPart(
        TimeRange range,
        int samples,
        @Nullable Bars inside,
        @Nullable Inset inset,
        Margins margins) {

    /// A stretch that tells nothing of bars found elsewhere.
    public StillPart(TimeRange range, int samples, @Nullable Bars inside, @Nullable Inset inset) {
        this(range, samples, inside, inset, Margins.unknown());
    }

    /// @param kind of what stands around the picture
    public record Bars(Box inside, Kind kind) {}

    public enum Kind {
        BLACK,
        BLURRED
    }

    /// @param box its rectangle
    /// @param face where the face in it usually is
    /// @param certainty how much of its sides is seen as hard edges, 0..1
    public record Inset(Box box, Box face, double certainty) {}
}
