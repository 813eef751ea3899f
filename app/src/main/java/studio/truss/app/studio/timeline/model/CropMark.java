package studio.truss.app.studio.timeline.model;

/// A key of the selected moment's crop on the timeline.
///
/// @param leastMs the first time to which it can be dragged
/// @param mostMs the last one
/// @param cut whether the crop jumps there
public record CropMark(long ms, long leastMs, long mostMs, boolean cut) {
    public CropMark at(long otherMs) {
        return new CropMark(otherMs, leastMs, mostMs, cut);
    }
}
