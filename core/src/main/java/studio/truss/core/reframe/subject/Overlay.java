package studio.truss.core.reframe.subject;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.PictureShape;

import java.util.List;

/// Faces that belong to a picture laid over the picture, such as the hero's in a game's status bar
/// or a photograph: tiny and nailed to their place, or wholly still, while all else moves. They are
/// no subject.
public final class Overlay {
    private static final double TINY = 0.13;

    /// How far people sway at least, in widths of the face.
    private static final double NAILED = 0.07;

    private static final double SAME_PLACE = 0.5;

    private static final double MOVES = 0.012;
    private static final int SAMPLES_MIN = 4;

    private Overlay() {}

    /// @param motion of the picture, mean change of luma from frame to frame, 0..1
    public static boolean is(Person person, double motion, PictureShape picture) {
        return person.samples().size() >= SAMPLES_MIN
                && motion >= MOVES
                && (person.isPicture()
                        || (person.usual().h() < TINY * picture.height()
                                && person.sway() < NAILED));
    }

    /// Whether somebody stands where an overlay was found in another shot: it stays there.
    public static boolean at(Person person, List<Box> overlays) {
        return overlays.stream().anyMatch(box -> box.iou(person.usual()) >= SAME_PLACE);
    }
}
