package studio.truss.core.sync.remote;

import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.Expected.Presence;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Counts what another store is asked for. Writes are counted by what they carry and by what the
/// mirror believes the item to be: the table alone knows better. Used by one thread at a time; the
/// meter may be read from any.
public final class MeteredStore implements RemoteStore {
    private final RemoteStore store;
    private final Function<ItemKey, Integer> sizes;
    private volatile Meter meter = Meter.ZERO;

    /// @param sizes how large an item of the table is believed to be, in bytes; 0 where there is
    ///   none
    public MeteredStore(RemoteStore store, Function<ItemKey, Integer> sizes) {
        this.store = store;
        this.sizes = sizes;
    }

    public Meter meter() {
        return meter;
    }

    private void add(double rru, double wru, long bytes) {
        meter = meter.plus(new Meter(1, rru, wru, bytes));
    }

    @Override
    public Page query(PageRequest request) {
        Page page = store.query(request);
        long bytes = page.items().stream().mapToLong(ItemSize::of).sum();
        add(Capacity.ofPage(bytes, request.consistent()), 0, bytes);
        return page;
    }

    @Override
    public Found get(Collection<ItemKey> keys) {
        Found found = store.get(keys);
        List<Integer> each = found.found().values().stream().map(ItemSize::of).toList();
        int absent = keys.size() - each.size() - found.unread().size();
        long bytes = each.stream().mapToLong(Integer::longValue).sum();
        add(Capacity.ofGets(each, absent), 0, bytes);
        return found;
    }

    @Override
    public WriteOutcome write(WriteTransaction transaction) {
        double wru = 0;
        long bytes = 0;
        for (Write write : transaction.writes()) {
            int before = before(write);
            int carried =
                    switch (write) {
                        case Write.Create(Item item) -> ItemSize.of(item);
                        case Write.Update u -> ItemSize.of(u.change().set());
                        case Write.Delete d -> 0;
                        case Write.Check c -> 0;
                    };
            wru += Capacity.ofTransactedWrite(before, carried);
            bytes += carried;
        }
        // asked for is paid for, answered or not
        add(0, wru, bytes);
        return store.write(transaction);
    }

    private int before(Write write) {
        boolean absent =
                switch (write) {
                    case Write.Create c -> true;
                    case Write.Update u -> false;
                    case Write.Delete d -> d.expected().presence() == Presence.ABSENT;
                    case Write.Check c -> c.expected().presence() == Presence.ABSENT;
                };
        return absent ? 0 : sizes.apply(write.key());
    }
}
