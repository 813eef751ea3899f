package studio.truss.core.moments;

import studio.truss.core.media.TimeRange;

/// A stretch around one peak of the fused curve.
record Candidate(TimeRange range, long peakMs, double fused) {}
