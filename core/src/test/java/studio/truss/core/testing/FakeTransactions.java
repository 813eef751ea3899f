package studio.truss.core.testing;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Item;
import studio.truss.core.sync.remote.Capacity;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.ItemSize;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteOutcome.Cancelled;
import studio.truss.core.sync.remote.WriteOutcome.Reason;
import studio.truss.core.sync.remote.WriteOutcome.Written;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;
import studio.truss.core.testing.ItemVersions.Version;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How [FakeTable] writes: all or nothing, and a second sending of the same within ten minutes is
/// no second write.
final class FakeTransactions {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /// Whole items are counted. The engine on one's own machine counts only what is sent; the guide
    /// says "the aggregate size of the items".
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private static final int MOST_TOKEN = 36;
    private static final int MOST_SORT_KEY = 1024;

    private record Done(WriteTransaction transaction, Instant at) {}

    private final FakeTable table;
    private final Clock clock;
    private final Map<String, Done> done = new HashMap<>();

    FakeTransactions(FakeTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    static RemoteException invalid(String message) {
        return new RemoteException(RemoteException.Kind.INVALID, true, message, null);
    }

    void forget() {
        done.clear();
    }

    WriteOutcome write(WriteTransaction transaction, String who) {
        List<Write> writes = transaction.writes();
        if (writes.isEmpty() || writes.size() > WriteTransaction.MOST_WRITES) {
            throw invalid("1 to 100 writes can be sent at once: " + writes.size());
        }
        if (transaction.token().length() > MOST_TOKEN) {
            throw invalid("a token has 36 characters at most: " + transaction.token());
        }
        if (writes.stream().anyMatch(w -> w instanceof Write.Update u && u.change().isEmpty())) {
            throw invalid("an update that changes nothing");
        }
        Instant now = clock.instant();
        done.values().removeIf(d -> !now.isBefore(d.at().plus(REMEMBERED)));
        Done earlier = done.get(transaction.token());
        if (earlier != null) {
            return again(earlier, transaction);
        }
        List<@Nullable Item> results = new ArrayList<>();
        List<Reason> reasons = new ArrayList<>();
        double wru = 0;
        long carried = 0;
        for (Write write : writes) {
            Version before = table.current(write.key());
            Item after = after(write, before.item());
            int bytes = after == null ? 0 : ItemSize.of(after);
            results.add(after);
            reasons.add(reason(write, before.item(), bytes));
            wru += Capacity.ofTransactedWrite(before.bytes(), bytes);
            carried += write instanceof Write.Check ? 0 : bytes;
        }
        if (carried > MOST_BYTES) {
            throw invalid("more than 4 MB in one transaction");
        }
        table.pay(0, wru, carried);
        if (reasons.stream().anyMatch(reason -> !(reason instanceof Reason.None))) {
            return new Cancelled(reasons);
        }
        for (int i = 0; i < writes.size(); i++) {
            Write write = writes.get(i);
            boolean changes = !(write instanceof Write.Check);
            if (changes && !(results.get(i) == null && table.item(write.key()) == null)) {
                table.store(write.key(), results.get(i), who);
            }
        }
        done.put(transaction.token(), new Done(transaction, now));
        return new Written();
    }

    /// A repeated sending reads what it wrote, in a transaction: two units for each 4 KB.
    private WriteOutcome again(Done earlier, WriteTransaction transaction) {
        if (!earlier.transaction().equals(transaction)) {
            throw invalid("the token belongs to another transaction: " + transaction.token());
        }
        double rru = 0;
        for (Write write : transaction.writes()) {
            rru += 2 * Capacity.ofPage(table.current(write.key()).bytes(), true);
        }
        table.pay(rru, 0, 0);
        return new Written();
    }

    private static Reason reason(Write write, @Nullable Item before, int bytes) {
        if (write.key().sk().getBytes(StandardCharsets.UTF_8).length > MOST_SORT_KEY) {
            return new Reason.Refused("the sort key is longer than 1024 bytes");
        }
        if (!holds(write, before)) {
            return new Reason.NotAsExpected(before);
        }
        return bytes > ItemSize.MOST
                ? new Reason.Refused("the item is larger than 400 KB")
                : new Reason.None();
    }

    private static boolean holds(Write write, @Nullable Item before) {
        Expected expected =
                switch (write) {
                    case Write.Create c -> null;
                    case Write.Update u -> u.expected();
                    case Write.Delete d -> d.expected();
                    case Write.Check c -> c.expected();
                };
        return expected == null ? before == null : expected.holds(before);
    }

    private static @Nullable Item after(Write write, @Nullable Item before) {
        return switch (write) {
            case Write.Create(Item item) -> item;
            case Write.Update u ->
                    Item.of(
                            u.key(),
                            u.change().apply(before == null ? Map.of() : before.attributes()));
            case Write.Delete d -> null;
            case Write.Check c -> before;
        };
    }
}
