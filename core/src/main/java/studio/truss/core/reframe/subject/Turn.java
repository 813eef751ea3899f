package studio.truss.core.reframe.subject;

import studio.truss.core.media.TimeRange;

/// A stretch in which one person is the one to look at.
public record Turn(Person person, TimeRange range) {}
