package studio.truss.core.reframe;

import studio.truss.core.media.TimeRange;

import java.util.List;

/// The layout chosen for one shot, and why.
///
/// @param reason in words for a person
/// @param alternatives what else was weighed, each with why it lost
public record ShotFraming(
        TimeRange range, Layout layout, String reason, List<String> alternatives) {

    public ShotFraming {
        alternatives = List.copyOf(alternatives);
    }

    /// The same shot with the keys of one region as the creator moved them.
    ///
    /// @throws IllegalArgumentException in words, where the layout has no such region or a key lies
    ///   outside the picture
    public ShotFraming withKeys(Region.Role role, List<CropKey> keys, PictureShape picture) {
        Region region = new Region(role, keys);
        region.requireInside(picture);
        return new ShotFraming(range, layout.with(region), "moved by hand", alternatives);
    }

    /// The part of it inside a range that it overlaps. Keys stay where they are.
    public ShotFraming clamp(TimeRange to) {
        return new ShotFraming(range.clamp(to.startMs(), to.endMs()), layout, reason, alternatives);
    }
}
