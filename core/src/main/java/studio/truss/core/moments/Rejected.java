package studio.truss.core.moments;

import studio.truss.core.media.TimeRange;

/// A candidate that is not a moment.
///
/// @param reason the rule that removed it, in words for a creator
public record Rejected(TimeRange range, double score, String reason) {}
