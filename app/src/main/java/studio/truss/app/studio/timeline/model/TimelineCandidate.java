package studio.truss.app.studio.timeline.model;

import studio.truss.core.media.TimeRange;

/// A stretch that was considered and is no moment.
///
/// @param score 0..100
/// @param reason the rule that removed it, in the creator's words
public record TimelineCandidate(String id, TimeRange range, double score, String reason) {}
