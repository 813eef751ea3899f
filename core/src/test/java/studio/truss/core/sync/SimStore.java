package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteException.Kind;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The way to the table, with everything that may go wrong on it. While a request is under way the
/// rest of the world goes on.
final class SimStore implements RemoteStore {
    private static final int PAGE = 3;

    private final RemoteStore table;
    private final Random random;
    private final Runnable others;
    private final List<Runnable> late;
    private Consumer<Set<ItemKey>> cameAgain = keys -> {};
    private boolean faults = true;
    private boolean crashes = true;
    private boolean emptyPages;
    private @Nullable Kind refusal;

    /// @param others lets the rest of the world do something
    /// @param late requests that arrive after their sender gave up
    SimStore(RemoteStore table, Random random, Runnable others, List<Runnable> late) {
        this.table = table;
        this.random = random;
        this.others = others;
        this.late = late;
    }

    /// Told the keys of a request that was refused, and whose second copy was not.
    void onCameAgain(Consumer<Set<ItemKey>> listener) {
        cameAgain = listener;
    }

    void heal() {
        faults = false;
        crashes = false;
        emptyPages = false;
        refusal = null;
    }

    void without(Set<SimFault> left) {
        faults = !left.contains(SimFault.REQUESTS);
        crashes = !left.contains(SimFault.CRASHES);
    }

    /// Some pages of a query are empty and not the last.
    void emptyPages() {
        emptyPages = true;
    }

    /// Whether the service turns every request away, and how: credentials that ran out, a policy
    /// that was made narrower, a clock that is wrong.
    void refuses(@Nullable Kind kind) {
        refusal = kind;
    }

    private void step() {
        if (!faults) {
            return;
        }
        if (random.nextInt(3) == 0) {
            others.run();
        }
        if (crashes && random.nextInt(150) == 0) {
            throw new SimCrash();
        }
    }

    private void turnedAway() {
        Kind kind = refusal;
        if (kind != null) {
            throw new RemoteException(kind, true, "turned away", null);
        }
    }

    private static RemoteException lost() {
        return new RemoteException(Kind.TRANSIENT, false, "no answer", null);
    }

    @Override
    public Page query(PageRequest request) {
        step();
        turnedAway();
        if (faults && random.nextInt(25) == 0) {
            throw random.nextBoolean()
                    ? lost()
                    : new RemoteException(Kind.NOT_THE_SERVICE, true, "a hotel", null);
        }
        if (emptyPages && random.nextInt(4) == 0) {
            ItemKey after = request.after();
            String from = request.range().from();
            if (after != null || from.endsWith("#")) {
                return new Page(
                        List.of(),
                        after != null
                                ? after
                                : new ItemKey(request.pk(), from + Character.MIN_VALUE));
            }
        }
        Page page =
                table.query(
                        new PageRequest(
                                request.pk(),
                                request.range(),
                                request.after(),
                                faults ? Math.min(PAGE, request.limit()) : request.limit(),
                                request.consistent()));
        step();
        return page;
    }

    @Override
    public Found get(Collection<ItemKey> keys) {
        step();
        turnedAway();
        if (faults && random.nextInt(25) == 0) {
            throw lost();
        }
        List<ItemKey> some = new ArrayList<>(keys);
        Set<ItemKey> unread = new HashSet<>();
        if (faults && some.size() > 1 && random.nextInt(5) == 0) {
            unread.add(some.removeLast());
        }
        Found found = table.get(some);
        Map<ItemKey, Item> items = new HashMap<>(found.found());
        step();
        return new Found(items, unread);
    }

    @Override
    public WriteOutcome write(WriteTransaction transaction) {
        step();
        turnedAway();
        if (!faults) {
            return table.write(transaction);
        }
        WriteOutcome outcome =
                switch (random.nextInt(24)) {
                    case 0, 1 -> throw lost();
                    case 2, 3 -> {
                        table.write(transaction);
                        throw lost();
                    }
                    case 4, 5 -> {
                        late.add(() -> table.write(transaction));
                        throw lost();
                    }
                    case 6 -> {
                        // arrives twice, the second time long after
                        WriteOutcome first = table.write(transaction);
                        late.add(() -> again(transaction, first));
                        yield first;
                    }
                    case 7 -> {
                        WriteOutcome first = table.write(transaction);
                        WriteOutcome second = table.write(transaction);
                        yield first instanceof WriteOutcome.Written ? second : first;
                    }
                    case 8 -> throw new RemoteException(Kind.THROTTLED, true, "slow down", null);
                    case 9 -> throw new RemoteException(Kind.CREDENTIALS, true, "expired", null);
                    case 10 -> busy(transaction);
                    default -> table.write(transaction);
                };
        step();
        return outcome;
    }

    private void again(WriteTransaction transaction, WriteOutcome first) {
        WriteOutcome second = table.write(transaction);
        if (first instanceof WriteOutcome.Cancelled && second instanceof WriteOutcome.Written) {
            cameAgain.accept(
                    transaction.writes().stream().map(Write::key).collect(Collectors.toSet()));
        }
    }

    private WriteOutcome busy(WriteTransaction transaction) {
        List<WriteOutcome.Reason> reasons =
                new ArrayList<>(
                        Collections.nCopies(
                                transaction.writes().size(), new WriteOutcome.Reason.None()));
        reasons.set(
                random.nextInt(reasons.size()), new WriteOutcome.Reason.Busy(random.nextBoolean()));
        return new WriteOutcome.Cancelled(reasons);
    }
}
