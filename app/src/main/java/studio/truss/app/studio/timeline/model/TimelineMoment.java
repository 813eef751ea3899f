package studio.truss.app.studio.timeline.model;

import studio.truss.core.library.entity.Clip;
import studio.truss.core.media.TimeRange;

/// A moment as a block on the timeline.
///
/// @param score 0..100
public record TimelineMoment(
        String id, TimeRange range, double score, String title, Clip.Status status) {

    public TimelineMoment at(TimeRange other) {
        return new TimelineMoment(id, other, score, title, status);
    }
}
