package studio.truss.core.live.logs;

/// Decides whether times without a date are those of a clock on the wall, and carries such a clock
/// over midnight. Times are given in the order of the file, one thread.
final class DayClock {
    private static final long DAY_MS = 24L * 3600 * 1000;

    // a recording's log may start late (a part was fetched), but hardly this late
    private static final long LATE_START_MS = 4L * 3600 * 1000;

    private boolean decided;
    private boolean wall;
    private long days;
    private long last;

    /// Whether the times so far are those of a clock: dated, or late and two-digit from the start.
    boolean wall() {
        return wall;
    }

    /// The time on a line that never steps back by half a day.
    long place(ChatTime time) {
        if (!decided) {
            decided = true;
            wall =
                    switch (time.sort()) {
                        case DATED -> true;
                        case PADDED -> time.ms() >= LATE_START_MS && time.ms() < DAY_MS;
                        case CLOCK, SECONDS -> false;
                    };
            last = time.ms();
        }
        if (wall && time.sort() == ChatTime.Sort.PADDED) {
            if (time.ms() + days < last - DAY_MS / 2) {
                days += DAY_MS;
            }
            last = Math.max(last, time.ms() + days);
            return time.ms() + days;
        }
        return time.ms();
    }
}
