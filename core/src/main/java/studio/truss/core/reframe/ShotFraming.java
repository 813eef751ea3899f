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
}
