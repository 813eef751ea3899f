package studio.truss.core.testing;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.CodePointOrder;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.Capacity;
import studio.truss.core.sync.remote.Meter;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.testing.ItemVersions.Version;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// The table in memory, with the service's rules: items in the order of their keys, pages, limits,
/// transactions, tokens and what all that costs. It has no faults; those are put around it. Also
/// stands for the web product, whose writes ask for nothing and cost nothing here.
public final class FakeTable implements RemoteStore {
    private static final int PAGE_BYTES = 1024 * 1024;
    private static final long GET_BYTES = 16L * 1024 * 1024;
    private static final String WEB = "web";

    /// Who writes when a partition is put back.
    public static final String BACKUP = "backup";

    /// Hears of every change, in order.
    @FunctionalInterface
    public interface WriteListener {
        /// @param who "web", or the name of [FakeTable#as]
        void written(ItemKey key, @Nullable Item before, @Nullable Item after, String who);
    }

    /// How stale the answer of a query that is not consistent may be.
    @FunctionalInterface
    public interface LagPolicy {
        /// How many versions of the item to go back.
        ///
        /// @param since when each version began, the newest first
        int versionsBack(ItemKey key, List<Instant> since);
    }

    private final NavigableMap<String, NavigableMap<String, ItemVersions>> partitions =
            new TreeMap<>(CodePointOrder.INSTANCE);
    private final Clock clock;
    private final FakeTransactions transactions;
    private WriteListener listener = (key, before, after, who) -> {};
    private LagPolicy lag = (key, since) -> 0;
    private Meter meter = Meter.ZERO;

    public FakeTable(Clock clock) {
        this.clock = clock;
        this.transactions = new FakeTransactions(this, clock);
    }

    public synchronized void onWrite(WriteListener heard) {
        listener = heard;
    }

    public synchronized void lag(LagPolicy policy) {
        lag = policy;
    }

    public synchronized Meter meter() {
        return meter;
    }

    synchronized void pay(double rru, double wru, long bytes) {
        meter = meter.plus(new Meter(1, rru, wru, bytes));
    }

    /// The same table, its transactions written under a name.
    public RemoteStore as(String who) {
        return new RemoteStore() {
            @Override
            public Page query(PageRequest request) {
                return FakeTable.this.query(request);
            }

            @Override
            public Found get(Collection<ItemKey> keys) {
                return FakeTable.this.get(keys);
            }

            @Override
            public WriteOutcome write(WriteTransaction transaction) {
                return FakeTable.this.write(transaction, who);
            }
        };
    }

    @Override
    public synchronized Page query(PageRequest request) {
        ItemKey after = request.after();
        if (request.limit() < 1
                || (after != null
                        && !(after.pk().equals(request.pk())
                                && request.range().holds(after.sk())))) {
            throw FakeTransactions.invalid("a page of no items, or one that begins elsewhere");
        }
        NavigableMap<String, ItemVersions> partition =
                partitions.getOrDefault(request.pk(), new TreeMap<>());
        List<Item> items = new ArrayList<>();
        long bytes = 0;
        ItemKey next = null;
        String from = after == null ? request.range().from() : after.sk();
        for (var e : partition.tailMap(from, after == null).entrySet()) {
            if (!request.range().holds(e.getKey())) {
                break;
            }
            ItemKey key = new ItemKey(request.pk(), e.getKey());
            ItemVersions versions = e.getValue();
            Version seen =
                    request.consistent()
                            ? versions.current()
                            : versions.back(lag.versionsBack(key, versions.since()));
            if (seen.item() == null) {
                continue;
            }
            items.add(seen.item());
            bytes += seen.bytes();
            if (items.size() == request.limit() || bytes >= PAGE_BYTES) {
                next = key;
                break;
            }
        }
        pay(Capacity.ofPage(bytes, request.consistent()), 0, bytes);
        return new Page(items, next);
    }

    @Override
    public synchronized Found get(Collection<ItemKey> keys) {
        if (keys.isEmpty() || keys.size() > GET_MOST || Set.copyOf(keys).size() < keys.size()) {
            throw new IllegalArgumentException(
                    "1 to 100 different keys can be read at once: " + keys.size());
        }
        Map<ItemKey, Item> found = new LinkedHashMap<>();
        Set<ItemKey> unread = new LinkedHashSet<>();
        List<Integer> sizes = new ArrayList<>();
        long bytes = 0;
        int absent = 0;
        for (ItemKey key : keys) {
            Version version = current(key);
            if (!unread.isEmpty() || bytes + version.bytes() > GET_BYTES) {
                unread.add(key);
            } else if (version.item() == null) {
                absent++;
            } else {
                found.put(key, version.item());
                sizes.add(version.bytes());
                bytes += version.bytes();
            }
        }
        pay(Capacity.ofGets(sizes, absent), 0, bytes);
        return new Found(found, unread);
    }

    @Override
    public WriteOutcome write(WriteTransaction transaction) {
        return write(transaction, "desktop");
    }

    private synchronized WriteOutcome write(WriteTransaction transaction, String who) {
        return transactions.write(transaction, who);
    }

    /// The web product replaces the whole item.
    public synchronized void put(Item item) {
        store(item.key(), item, WEB);
    }

    /// The web product changes attributes, or makes the item.
    public synchronized void update(ItemKey key, Change change) {
        Item before = item(key);
        store(
                key,
                Item.of(key, change.apply(before == null ? Map.of() : before.attributes())),
                WEB);
    }

    /// The web product deletes, or the table itself does at the end of an item's time.
    public synchronized void delete(ItemKey key) {
        if (item(key) != null) {
            store(key, null, WEB);
        }
    }

    /// A partition is put back to what it held earlier, as a table is that was made anew from a
    /// backup: it has no older answers to give, and knows no request that was sent to the first.
    public synchronized void restore(String pk, Collection<Item> backup) {
        Map<ItemKey, Item> before = new LinkedHashMap<>();
        items(pk).forEach(item -> before.put(item.key(), item));
        partitions.remove(pk);
        transactions.forget();
        backup.forEach(item -> restored(item.key(), before.remove(item.key()), item));
        before.forEach((key, item) -> listener.written(key, item, null, BACKUP));
    }

    private void restored(ItemKey key, @Nullable Item before, Item item) {
        partitions
                .computeIfAbsent(key.pk(), pk -> new TreeMap<>(CodePointOrder.INSTANCE))
                .put(key.sk(), ItemVersions.of(item));
        if (!item.equals(before)) {
            listener.written(key, before, item, BACKUP);
        }
    }

    public synchronized @Nullable Item item(ItemKey key) {
        return current(key).item();
    }

    /// All items of a partition, in the order of their keys.
    public synchronized List<Item> items(String pk) {
        List<Item> items = new ArrayList<>();
        for (ItemVersions versions : partitions.getOrDefault(pk, new TreeMap<>()).values()) {
            Item item = versions.current().item();
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    synchronized Version current(ItemKey key) {
        NavigableMap<String, ItemVersions> partition = partitions.get(key.pk());
        ItemVersions versions = partition == null ? null : partition.get(key.sk());
        return versions == null ? ItemVersions.NONE : versions.current();
    }

    synchronized void store(ItemKey key, @Nullable Item item, String who) {
        ItemVersions versions =
                partitions
                        .computeIfAbsent(key.pk(), pk -> new TreeMap<>(CodePointOrder.INSTANCE))
                        .computeIfAbsent(key.sk(), sk -> new ItemVersions());
        Item before = versions.current().item();
        versions.add(item, clock.instant());
        listener.written(key, before, item, who);
    }
}
