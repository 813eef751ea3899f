package studio.truss.core.reframe.layout;

import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.Voice;
import studio.truss.core.reframe.look.PictureTrack;
import studio.truss.core.reframe.look.StillPart;
import studio.truss.core.shots.MotionTrack;

import java.util.List;

/// All that a source showed and that framing goes by.
///
/// @param faces tracked within shots, in order of time
public record Seen(
        List<FaceFrame> faces,
        MotionTrack motion,
        PictureTrack look,
        List<StillPart> still,
        Voice voice) {

    public Seen {
        faces = List.copyOf(faces);
        still = List.copyOf(still);
    }

    /// Faces and motion alone.
    public static Seen of(List<FaceFrame> faces, MotionTrack motion) {
        return new Seen(faces, motion, PictureTrack.empty(), List.of(), Voice.unknown());
    }
}
