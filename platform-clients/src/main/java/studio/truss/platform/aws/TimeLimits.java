package studio.truss.platform.aws;

import java.time.Duration;

/// How long a request may take.
///
/// @param connect until the connection is there
/// @param read between two pieces of the answer
/// @param whole from the first byte sent to the last one read; also ends a sending that nobody
///   takes
public record TimeLimits(Duration connect, Duration read, Duration whole) {
    public static final TimeLimits USUAL =
            new TimeLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofMinutes(2));

    public TimeLimits {
        if (!connect.isPositive() || !read.isPositive() || !whole.isPositive()) {
            throw new IllegalArgumentException(
                    "time limit of nothing: " + connect + " " + read + " " + whole);
        }
    }
}
