package studio.truss.core.clips;

import studio.truss.core.reframe.Box;
import studio.truss.core.reframe.PictureShape;

import java.util.Optional;

/// Where the corner cameras of a creator's channels stand, one for each channel and picture size. A
/// stream's scene seldom changes: what was found once helps where it is hard to see.
public interface KnownCams {

    Optional<Box> find(String channel, PictureShape picture);

    /// The newest replaces the older.
    void remember(String channel, PictureShape picture, Box cam);
}
