package studio.truss.core.reframe;

import java.util.List;

/// The faces of one looked-at frame.
///
/// @param ms time on the source's clock
/// @param changeMs the frame since the last looked-at one at which the picture changed most, `ms`
///   where that is not known
public record FaceFrame(long ms, long changeMs, List<Face> faces) {

    public FaceFrame {
        faces = List.copyOf(faces);
    }

    public FaceFrame(long ms, List<Face> faces) {
        this(ms, ms, faces);
    }

    /// @param score the detector's confidence, 0..1
    /// @param track identity through a shot, -1 before tracking; never spans a cut
    public record Face(Box box, double score, int track, Features features, Stir stir) {

        public Face(Box box, double score, int track) {
            this(box, score, track, Features.USUAL, Stir.UNKNOWN);
        }

        public Face of(int newTrack) {
            return new Face(box, score, newTrack, features, stir);
        }

        public Face at(Box newBox) {
            return new Face(newBox, score, track, features, stir);
        }

        public Face with(Stir newStir) {
            return new Face(box, score, track, features, newStir);
        }
    }

    /// @param mouthX the middle of the mouth, as a part of the box's width
    /// @param mouthY the same of its height
    /// @param gaze where the face is turned: -1 to the left of the picture, 1 to the right
    public record Features(double mouthX, double mouthY, double gaze) {
        public static final Features USUAL = new Features(0.5, 0.76, 0);
    }

    /// What moved in a face from this look at it to the next, levels of brightness between frames.
    ///
    /// @param mouth of the mouth beyond what the rest of the head did, -1 where it is not known
    /// @param whole of the whole face, -1 where it is not known
    public record Stir(double mouth, double whole) {
        public static final Stir UNKNOWN = new Stir(-1, -1);

        public boolean known() {
            return mouth >= 0;
        }
    }
}
