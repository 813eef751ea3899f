package studio.truss.core.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Many worlds, one after the other on each processor, with a word about how it goes.
final class SimRun {
    private static final int KEPT = 20;
    private static final long OFTEN = 1_000;

    private final SimWorlds worlds;
    private final long begin = System.nanoTime();
    private final AtomicLong next;
    private final long end;
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final List<SimWorlds.Outcome> bad = new ArrayList<>();
    private long done;

    /// @param end the first seed that is not run any more
    SimRun(SimWorlds worlds, long first, long end) {
        this.worlds = worlds;
        this.next = new AtomicLong(first);
        this.end = end;
    }

    /// @return the first worlds with violations
    List<SimWorlds.Outcome> run() {
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .forEach(i -> oneAfterTheOther());
        System.out.println(state());
        return List.copyOf(bad);
    }

    private void oneAfterTheOther() {
        for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
            came(worlds.run(seed, Breakage.NONE));
        }
    }

    private synchronized void came(SimWorlds.Outcome outcome) {
        done++;
        if (outcome.bad()) {
            outcome.violations().keySet().forEach(kind -> kinds.merge(kind, 1, Integer::sum));
            if (bad.size() < KEPT) {
                bad.add(outcome);
            }
        }
        if (done % OFTEN == 0) {
            System.out.println(state());
        }
    }

    private String state() {
        return String.format(
                "%d seeds, %.1f a second; worlds with violations: %s",
                done, done / ((System.nanoTime() - begin) / 1e9), kinds.isEmpty() ? "none" : kinds);
    }
}
