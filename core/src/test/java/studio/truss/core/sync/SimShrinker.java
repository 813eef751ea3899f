package studio.truss.core.sync;

import java.util.BitSet;
import java.util.function.Predicate;

/// Takes out of a world what is not needed for it to fail: kinds of faults first, then events in
/// halves, quarters and so on ("delta debugging", Zeller and Hildebrandt 2002).
final class SimShrinker {
    private final Predicate<SimEvents> fails;

    SimShrinker(Predicate<SimEvents> fails) {
        this.fails = fails;
    }

    SimEvents shrink(SimEvents failing) {
        SimEvents least = failing;
        for (SimFault fault : SimFault.values()) {
            SimEvents fewer = least.without(fault);
            if (fails.test(fewer)) {
                least = fewer;
            }
        }
        for (int size = least.kept().cardinality() / 2; size > 0; ) {
            SimEvents fewer = oncePerPart(least, size);
            boolean same = fewer.kept().equals(least.kept());
            least = fewer;
            size = same ? size / 2 : Math.min(size, least.kept().cardinality() / 2);
        }
        return least;
    }

    private SimEvents oncePerPart(SimEvents from, int size) {
        SimEvents least = from;
        int[] events = from.kept().stream().toArray();
        for (int begin = 0; begin < events.length; begin += size) {
            BitSet part = new BitSet();
            for (int i = begin; i < Math.min(begin + size, events.length); i++) {
                part.set(events[i]);
            }
            SimEvents fewer = least.without(part);
            if (fails.test(fewer)) {
                least = fewer;
            }
        }
        return least;
    }
}
