package studio.truss.app.studio.timeline;

import studio.truss.app.studio.timeline.model.CropMark;

/// A key of the crop under the hand.
///
/// @param mark as it was
/// @param atMs where it would be if the hand let go now
record KeyDrag(CropMark mark, long atMs) {}
