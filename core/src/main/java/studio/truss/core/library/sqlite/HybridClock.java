package studio.truss.core.library.sqlite;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Locale;

/// A clock for edits that never goes back: wall time, and a counter for edits of one millisecond or
/// of a wall clock that was set back. Printed as 12 and 4 hexadecimal digits and the device, so
/// that the order of texts is the order of edits. Lives for one transaction.
final class HybridClock {
    private static final int COUNTER_MAX = 0xffff;

    private final Clock wall;
    private final String device;
    private long ms;
    private int counter;

    HybridClock(Clock wall, String device, @Nullable String last) {
        this.wall = wall;
        this.device = device;
        if (last != null) {
            ms = Long.parseLong(last.substring(0, 12), 16);
            counter = Integer.parseInt(last.substring(12, 16), 16);
        }
    }

    String tick() {
        long now = wall.millis();
        if (now > ms) {
            ms = now;
            counter = 0;
        } else if (counter < COUNTER_MAX) {
            counter++;
        } else {
            ms++;
            counter = 0;
        }
        return print();
    }

    String print() {
        return String.format(Locale.ROOT, "%012x%04x-%s", ms, counter, device);
    }
}
