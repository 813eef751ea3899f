package studio.truss.core.sync;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that a world moves; a machine's may be wrong by some time.
final class SimClock extends Clock {
    private final long[] ms;
    private long wrongBy;

    SimClock(long ms) {
        this(new long[] {ms}, 0);
    }

    private SimClock(long[] ms, long wrongBy) {
        this.ms = ms;
        this.wrongBy = wrongBy;
    }

    /// The clock of a machine that shows another time than this one.
    SimClock wrong(long by) {
        return new SimClock(ms, by);
    }

    /// From now on it shows another time, the clocks beside it do not.
    void jump(long by) {
        wrongBy += by;
    }

    void pass(long more) {
        ms[0] += more;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(ms[0] + wrongBy);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
