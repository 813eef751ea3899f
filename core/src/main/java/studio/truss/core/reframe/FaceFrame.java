package studio.truss.core.reframe;

import java.util.List;

/// The faces of one looked-at frame.
///
/// @param ms time on the source's clock
public record FaceFrame(long ms, List<Face> faces) {

    public FaceFrame {
        faces = List.copyOf(faces);
    }

    /// @param score the detector's confidence, 0..1
    /// @param track identity through a shot, -1 before tracking; never spans a cut
    public record Face(Box box, double score, int track) {}
}
