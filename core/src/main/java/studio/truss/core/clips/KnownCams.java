package studio.truss.core.clips;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.KnownCam;
import studio.truss.core.reframe.PictureShape;

import java.util.Optional;

/// Where the corner cameras of a creator's channels stand, one for each channel and picture size. A
/// stream's scene seldom changes: what was found once helps where it is hard to see.
public interface KnownCams {

    /// Of videos that name no channel.
    String USUAL_CHANNEL = "default";

    Optional<KnownCam> find(String channel, PictureShape picture);

    /// The newest replaces the older.
    void remember(String channel, PictureShape picture, KnownCam cam);

    void forget(String channel, PictureShape picture);

    /// Remembers what was found in a video, unless the creator has said where the camera stands.
    default void learn(String channel, PictureShape picture, Box found) {
        if (find(channel, picture).filter(KnownCam::byHand).isEmpty()) {
            remember(channel, picture, KnownCam.found(found));
        }
    }
}
