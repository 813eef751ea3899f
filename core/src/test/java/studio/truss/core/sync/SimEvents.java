package studio.truss.core.sync;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;

/// Which events of a world happen, and which faults are left out of it: all of them and none,
/// unless somebody looks for the few that matter.
///
/// @param kept the numbers of the events
record SimEvents(BitSet kept, Set<SimFault> without) {
    static final int MOST = 120;

    static SimEvents all() {
        BitSet all = new BitSet();
        all.set(0, MOST);
        return new SimEvents(all, EnumSet.noneOf(SimFault.class));
    }

    boolean has(int event) {
        return kept.get(event);
    }

    SimEvents without(BitSet events) {
        BitSet fewer = (BitSet) kept.clone();
        fewer.andNot(events);
        return new SimEvents(fewer, without);
    }

    SimEvents without(SimFault fault) {
        Set<SimFault> more = EnumSet.of(fault);
        more.addAll(without);
        return new SimEvents(kept, more);
    }
}
