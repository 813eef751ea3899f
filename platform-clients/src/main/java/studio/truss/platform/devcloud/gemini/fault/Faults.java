package studio.truss.platform.devcloud.gemini.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What goes wrong, and when; any thread.
public final class Faults {
    private final List<Planned> planned = new ArrayList<>();

    private static final class Planned {
        private final Operation operation;
        private final Fault fault;
        private int before;
        private int times;

        Planned(Operation operation, int nth, int times, Fault fault) {
            this.operation = operation;
            this.before = nth - 1;
            this.times = times;
            this.fault = fault;
        }
    }

    /// The next request of the kind.
    public void next(Operation operation, Fault fault) {
        from(operation, 1, 1, fault);
    }

    /// All requests of the kind from now on.
    public void always(Operation operation, Fault fault) {
        from(operation, 1, Integer.MAX_VALUE, fault);
    }

    /// @param nth of the requests of the kind from now on, the first is 1
    /// @param times how many in a row
    public synchronized void from(Operation operation, int nth, int times, Fault fault) {
        if (nth < 1 || times < 1) {
            throw new IllegalArgumentException("the " + nth + "th, " + times + " times");
        }
        planned.add(new Planned(operation, nth, times, fault));
    }

    public synchronized void clear() {
        planned.clear();
    }

    /// What goes wrong with a request that has come now. The fault that was planned first wins; the
    /// others count the request all the same.
    public synchronized Optional<Fault> take(Operation operation) {
        Optional<Fault> taken = Optional.empty();
        for (Planned plan : planned) {
            if (plan.operation != operation) {
                continue;
            }
            if (plan.before > 0) {
                plan.before--;
            } else if (taken.isEmpty() && plan.times > 0) {
                plan.times--;
                taken = Optional.of(plan.fault);
            }
        }
        planned.removeIf(plan -> plan.times == 0);
        return taken;
    }
}
