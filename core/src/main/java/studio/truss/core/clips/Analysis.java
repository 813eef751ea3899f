package studio.truss.core.clips;

import org.jspecify.annotations.Nullable;

import studio.truss.core.moments.Findings;
import studio.truss.core.moments.Moment;
import studio.truss.core.moments.signal.AlignedChat;
import studio.truss.core.reframe.FaceFrame;
import studio.truss.core.reframe.PictureTrack;
import studio.truss.core.shots.MotionTrack;
import studio.truss.core.shots.Shot;

import java.util.List;

/// What was found in one source.
///
/// @param shots cover the source
/// @param faces tracked within the shots
/// @param notes what a person should know, the findings' own notes included
public record Analysis(
        Source source,
        ClipSettings settings,
        Versions versions,
        List<Shot> shots,
        List<FaceFrame> faces,
        MotionTrack motion,
        PictureTrack look,
        @Nullable AlignedChat chat,
        Findings findings,
        List<String> notes) {

    public Analysis {
        shots = List.copyOf(shots);
        faces = List.copyOf(faces);
        notes = List.copyOf(notes);
    }

    public String idOf(Moment moment) {
        return MomentId.of(source.sha256(), moment.range());
    }
}
