package studio.truss.core.export;

import org.jspecify.annotations.Nullable;

import studio.truss.core.media.TimeRange;

import java.math.BigDecimal;

/// One clip to hand on.
///
/// @param id the library's
/// @param range on the source's clock, without handles
/// @param score 0..100
public record ExportClip(
        String id,
        String title,
        @Nullable String hook,
        TimeRange range,
        BigDecimal score,
        String status) {

    public ExportClip {
        if (range.lengthMs() <= 0) {
            throw new IllegalArgumentException("clip " + id + " has no length");
        }
    }

    /// What a mark at its start says: the hook, or the title where there is none.
    String heading() {
        return hook == null ? title : hook;
    }
}
