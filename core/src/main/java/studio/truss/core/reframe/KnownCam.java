package studio.truss.core.reframe;

import java.util.Objects;

/// Where a channel's corner camera stands, in pictures of one size.
///
/// @param byHand the creator drew it: it counts for more than what is found in a picture
public record KnownCam(Box box, boolean byHand) {
    public KnownCam {
        Objects.requireNonNull(box);
    }

    public static KnownCam found(Box box) {
        return new KnownCam(box, false);
    }

    public static KnownCam drawn(Box box) {
        return new KnownCam(box, true);
    }
}
