package studio.truss.core.reframe;

import java.util.List;

/// How calm a camera is, measured on the x of the first region at 30 Hz, cut keys left out, divided
/// by the time of the shots and scaled to a picture 1920 wide.
///
/// @param reversalsPerS changes of direction after at least 8 px
/// @param travelPxPerS distance moved
public record PathMetrics(double reversalsPerS, double travelPxPerS) {

    public static PathMetrics of(List<ShotFraming> framings, PictureShape picture) {
        return new PathMetrics(0, 0);
    }
}
