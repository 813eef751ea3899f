package studio.truss.core.sync;

import studio.truss.core.library.item.Item;
import studio.truss.core.sync.remote.ItemSize;

import java.util.Collection;

/// Keeps reads from taking more of the partition than its other readers can spare: a bucket of read
/// units that fills with time, smaller after the table has asked for less.
final class Pace {
    private static final double MOST = 500;
    private static final double LEAST = 25;
    private static final double STEP = 50;
    private static final double UNIT_BYTES = 4096 * 2.0;
    private static final double MS = 1000;

    private final SyncClock clock;
    private final Sleeper sleeper;
    private double perSecond = MOST;
    private double units = MOST;
    private long at;

    /// Waits; tests let it pass.
    @FunctionalInterface
    interface Sleeper {
        void sleep(long ms);
    }

    Pace(SyncClock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.at = clock.localNow();
    }

    /// Items were read; waits where that was too much at once.
    void read(Collection<Item> items) {
        long now = clock.localNow();
        double seconds = Math.max(0, now - at) / MS;
        at = now;
        perSecond = Math.min(MOST, perSecond + STEP * seconds);
        units = Math.min(perSecond, units + perSecond * seconds);
        units -= items.stream().mapToInt(ItemSize::of).sum() / UNIT_BYTES;
        if (units < 0) {
            sleeper.sleep(Math.round(-units / perSecond * MS));
        }
    }

    void throttled() {
        perSecond = Math.max(LEAST, perSecond / 2);
    }
}
