package studio.truss.core.clips.watch;

import org.jspecify.annotations.Nullable;

import studio.truss.core.moments.Findings;
import studio.truss.core.moments.signal.AlignedChat;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.PictureTrack;
import studio.truss.core.shots.MotionTrack;
import studio.truss.core.shots.Shot;

import java.util.List;

/// The moments of a source, and what framing needs to know of the picture in them. Where the source
/// was looked at coarsely, shots are rough and nothing else is known outside the moments.
///
/// @param shots cover the source
/// @param faces tracked within the shots
/// @param detector of faces, by name
/// @param weightsSha256 of the detector's model; null without one
/// @param notes how it was looked at, where that was not in full
public record Seen(
        Findings findings,
        @Nullable AlignedChat chat,
        List<Shot> shots,
        List<FaceFrame> faces,
        MotionTrack motion,
        PictureTrack look,
        String detector,
        @Nullable String weightsSha256,
        List<String> notes) {

    public Seen {
        shots = List.copyOf(shots);
        faces = List.copyOf(faces);
        notes = List.copyOf(notes);
    }
}
