package studio.truss.core.engine;

import org.jspecify.annotations.Nullable;

import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.shots.Cut;
import studio.truss.core.shots.MotionTrack;

import java.util.List;

/// What was seen of a source at its key frames.
///
/// @param changes where the picture was another one than at the key frame before: about how often
///   the source cuts, not where
/// @param motion of neighbouring frames, measured beside each key frame
/// @param faces as detected, too far apart to be tracked
/// @param pictures looked at
/// @param keys they were key frames; else the source has too few of those
/// @param damaged key frames that could not be decoded
/// @param detector of faces, by name
/// @param weightsSha256 of the detector's model; null without one
public record Skimmed(
        List<Cut> changes,
        MotionTrack motion,
        List<FaceFrame> faces,
        long pictures,
        boolean keys,
        int damaged,
        String detector,
        @Nullable String weightsSha256) {

    public Skimmed {
        changes = List.copyOf(changes);
        faces = List.copyOf(faces);
    }
}
