package studio.truss.core.library;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.media.TimeRange;

import java.math.BigDecimal;

/// A moment that an analysis found, as a clip to be. `score` is 0..100; `evidence` and `crop` are
/// maps.
public record Proposal(
        TimeRange range,
        String title,
        @Nullable String hook,
        BigDecimal score,
        @Nullable AttributeValue evidence,
        @Nullable Long analysisVersion,
        @Nullable AttributeValue crop,
        @Nullable String layout) {

    /// Of a moment to which nobody gave a hook.
    public Proposal(
            TimeRange range,
            String title,
            BigDecimal score,
            @Nullable AttributeValue evidence,
            @Nullable Long analysisVersion,
            @Nullable AttributeValue crop,
            @Nullable String layout) {
        this(range, title, null, score, evidence, analysisVersion, crop, layout);
    }
}
