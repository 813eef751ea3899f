package studio.truss.core.sync.merge;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Family;

import java.util.List;

/// How far the states of an item's status are, for two writers that left it in different ones. A
/// rejection gives way to an approval and a failure to work that went on: what somebody wants kept
/// is kept.
final class StateOrder {
    private static final List<String> CLIP =
            List.of(
                    "PROPOSED",
                    "REJECTED",
                    "APPROVED",
                    "FAILED",
                    "RENDERING",
                    "RENDERED",
                    "PUBLISHED");
    private static final List<String> ASSET =
            List.of("NEW", "UPLOADING", "UPLOADED", "FAILED", "ANALYZING", "ANALYZED");

    private StateOrder() {}

    /// Whether the first is further than the second; a state that another program invented is
    /// further than all of ours.
    static boolean further(
            Family family, @Nullable AttributeValue first, @Nullable AttributeValue second) {
        List<String> order = family == Family.ASSET ? ASSET : CLIP;
        return rank(order, first) > rank(order, second);
    }

    /// Whether it is what a person decided and what a later state undoes: an approval lives on in
    /// the states that follow it, a rejection does not.
    static boolean isRejection(@Nullable AttributeValue state) {
        return state instanceof AttributeValue.S(String text) && text.equals("REJECTED");
    }

    private static int rank(List<String> order, @Nullable AttributeValue value) {
        if (!(value instanceof AttributeValue.S(String state))) {
            return -1;
        }
        int rank = order.indexOf(state);
        return rank < 0 ? order.size() : rank;
    }
}
