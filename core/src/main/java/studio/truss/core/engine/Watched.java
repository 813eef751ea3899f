package studio.truss.core.engine;

import org.jspecify.annotations.Nullable;

import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.look.PictureTrack;
import studio.truss.core.reframe.look.StillPart;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.MotionTrack;

import java.util.List;

/// What was seen in a source.
///
/// @param faces as detected, not yet tracked
/// @param frames looked at
/// @param damaged packets that could not be decoded
/// @param detector of faces, by name
/// @param weightsSha256 of the detector's model; null without one
public record Watched(
        List<Cut> cuts,
        MotionTrack motion,
        PictureTrack look,
        List<StillPart> still,
        List<FaceFrame> faces,
        long frames,
        int damaged,
        String detector,
        @Nullable String weightsSha256) {

    public Watched {
        cuts = List.copyOf(cuts);
        still = List.copyOf(still);
        faces = List.copyOf(faces);
    }
}
