package studio.truss.core.transfer;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What came of working the queue.
public sealed interface TransferReport {
    /// @param nextAt when one that waits is to be tried again; null when none waits
    /// @param stopped what stands in the way of all of them, for a person; null for nothing
    record Ran(int done, int failed, @Nullable Instant nextAt, @Nullable String stopped)
            implements TransferReport {}

    /// Another process works the queue.
    record AnotherRuns() implements TransferReport {}
}
