package studio.truss.app.studio.timeline.layout;

import studio.truss.app.studio.timeline.model.CropMark;
import studio.truss.app.studio.timeline.model.TimelineCandidate;
import studio.truss.app.studio.timeline.model.TimelineChapter;
import studio.truss.app.studio.timeline.model.TimelineMoment;

/// What lies under a point of the timeline.
public sealed interface Target {
    /// The in or the out handle of the selected moment.
    record Handle(TimelineMoment moment, boolean in) implements Target {}

    /// The head of a moment's block, by which it is moved.
    record Grip(TimelineMoment moment) implements Target {}

    /// A key of the selected moment's crop.
    record Key(CropMark mark) implements Target {}

    record Block(TimelineMoment moment) implements Target {}

    record Rejected(TimelineCandidate candidate) implements Target {}

    record Chapter(TimelineChapter chapter) implements Target {}

    record Playhead() implements Target {}

    /// A row where nothing else lies; the ruler too.
    record Row(Lane lane) implements Target {}

    /// Below the last row.
    record Nothing() implements Target {}
}
