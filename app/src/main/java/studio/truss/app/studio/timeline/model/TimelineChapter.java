package studio.truss.app.studio.timeline.model;

import studio.truss.core.media.TimeRange;

/// A chapter of the source.
public record TimelineChapter(TimeRange range, String title) {}
