package studio.truss.core.sync.merge;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Family;
import studio.truss.core.library.item.Keys;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

/// A clip's two bounds, which mean something only together: of two cuts that make no range one
/// stands as a whole.
///
/// @param start null for none
/// @param end null for none
public record Cut(@Nullable AttributeValue start, @Nullable AttributeValue end) {
    private static final String START = "startMs";
    private static final String END = "endMs";

    /// The attributes that make it.
    public static final Set<String> BOUNDS = Set.of(START, END);

    public static Cut of(Map<String, AttributeValue> attributes) {
        return new Cut(attributes.get(START), attributes.get(END));
    }

    /// Whether a change moves a clip's bound.
    public static boolean isMoved(PendingOp op) {
        return Keys.read(op.key()).family() == Family.CLIP
                && !Collections.disjoint(op.fields().keySet(), BOUNDS);
    }

    /// With the other's bound where this one has none.
    Cut or(Cut other) {
        return new Cut(start == null ? other.start : start, end == null ? other.end : end);
    }

    /// Whether it does not end after it starts.
    public boolean isNoRange() {
        return start instanceof AttributeValue.N first
                && end instanceof AttributeValue.N last
                && first.value().compareTo(last.value()) >= 0;
    }

    @Nullable AttributeValue bound(String name) {
        return name.equals(START) ? start : end;
    }

    /// As one value; null where a bound is missing.
    public AttributeValue.@Nullable M value() {
        return start == null || end == null
                ? null
                : AttributeValue.M.of(Map.of(START, start, END, end));
    }
}
