package studio.truss.core.sync.remote;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Item;

import java.util.List;

/// What became of a transaction that the table answered.
public sealed interface WriteOutcome {

    /// Everything is written.
    record Written() implements WriteOutcome {}

    /// Nothing is written.
    ///
    /// @param reasons one for each write, in their order
    record Cancelled(List<Reason> reasons) implements WriteOutcome {
        public Cancelled {
            reasons = List.copyOf(reasons);
        }
    }

    /// Why one of the writes stood in the way.
    sealed interface Reason {
        /// It did not.
        record None() implements Reason {}

        /// The item was not as expected.
        ///
        /// @param current the item as it is; null where there is none
        record NotAsExpected(@Nullable Item current) implements Reason {}

        /// Another write of the same item was under way, or the table asks for less at once: the
        /// same again, later.
        record Busy(boolean throttled) implements Reason {}

        /// The table will never take this write, such as an item that is too large.
        record Refused(String why) implements Reason {}
    }
}
