package studio.truss.core.reframe;

import studio.truss.core.media.SmallFrame;

/// Judges what kind of picture a source shows from small frames in presentation order; a few frames
/// a second are enough. One thread.
public final class PictureMeter {

    public void accept(SmallFrame frame) {}

    public PictureTrack finish() {
        return PictureTrack.empty();
    }
}
