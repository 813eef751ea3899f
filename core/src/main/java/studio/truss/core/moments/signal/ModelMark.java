package studio.truss.core.moments.signal;

import studio.truss.core.media.TimeRange;

/// A stretch that a model which saw the video named as a moment.
///
/// @param score 0..100
/// @param words its reason with the model's name and how sure it was, for a creator
public record ModelMark(TimeRange range, double score, String words) {}
