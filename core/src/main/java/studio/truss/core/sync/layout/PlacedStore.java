package studio.truss.core.sync.layout;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.layout.Places.Place;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteOutcome.Reason;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// The creator's items as if all were in one partition, wherever the clips are. A call may take
/// several requests. Used by one thread at a time.
public final class PlacedStore implements RemoteStore {
    /// Each clip's write is two, and one asks for the layout.
    private static final int WRITES_MOST = (WriteTransaction.MOST_WRITES - 1) / 2;

    /// What was read longer ago is read again.
    private static final long BUFFER_MS = 60_000;

    private final RemoteStore store;
    private final String pk;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Places places = new Places();
    private final KnownLayout known;
    private final PlaceReader reader;
    private final ClipMove move = new ClipMove();
    private @Nullable MergedPages open;
    private @Nullable Begun begun;

    /// A range that is being read, and the layout that it was begun under.
    private record Begun(KeyRange range, long generation) {}

    public PlacedStore(
            RemoteStore store, CreatorId creator, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.pk = Keys.partition(creator);
        this.clock = clock;
        this.random = random;
        this.known = new KnownLayout(store, creator, places);
        this.reader = new PlaceReader(store, known, places);
    }

    @Override
    public int writesMost() {
        return WRITES_MOST;
    }

    /// Wherever it will be.
    @Override
    public int sizeOf(Item item) {
        PartitionLayout layout = knownLayout();
        return store.sizeOf(
                layout.spread() && PartitionLayout.moves(item.key())
                        ? Item.of(layout.inShard(item.key()), item.attributes())
                        : item);
    }

    /// Without asking for it: sizes are asked for where nothing may wait.
    private PartitionLayout knownLayout() {
        PartitionLayout layout = known.known();
        return layout == null ? PartitionLayout.FIRST : layout;
    }

    @Override
    public Page query(PageRequest request) {
        ItemKey after = request.after();
        boolean wrong =
                request.limit() < 1
                        || (after != null
                                && !(after.pk().equals(request.pk())
                                        && request.range().holds(after.sk())));
        if (wrong || !request.pk().equals(pk) || !PartitionLayout.moves(request.range())) {
            return withoutLayout(store.query(request));
        }
        PartitionLayout layout = known.now();
        if (after == null) {
            begun = new Begun(request.range(), layout.generation());
        }
        Page page = layout.spread() ? merged(request, layout) : store.query(request);
        page.items().forEach(move::heard);
        return page.next() == null ? end(request, withoutLayout(page)) : withoutLayout(page);
    }

    private Page merged(PageRequest request, PartitionLayout layout) {
        long now = clock.millis();
        MergedPages merged = open;
        open = null; // what fails in the middle begins again
        if (merged == null || !merged.continues(request, layout, now - BUFFER_MS)) {
            merged = new MergedPages(store, places, request, layout);
        }
        Page page = merged.next(request.limit(), now);
        open = merged;
        return page;
    }

    /// A range that ends under another layout than it was begun under is read again: clips may have
    /// gone where it was read before.
    private Page end(PageRequest request, Page page) {
        Begun before = begun;
        if (before == null || !before.range().equals(request.range())) {
            return page;
        }
        PartitionLayout now = known.refresh();
        if (now.generation() == before.generation()) {
            begun = null;
            return page;
        }
        begun = new Begun(request.range(), now.generation());
        return new Page(page.items(), new ItemKey(pk, request.range().from()));
    }

    /// The record of the layout is no item of the creator's.
    private Page withoutLayout(Page page) {
        List<Item> items = page.items();
        for (Item item : items) {
            if (item.key().equals(known.key())) {
                known.heard(item);
                return new Page(
                        items.stream().filter(i -> !i.key().equals(known.key())).toList(),
                        page.next());
            }
        }
        return page;
    }

    @Override
    public Found get(Collection<ItemKey> keys) {
        if (keys.isEmpty() || keys.size() > GET_MOST || Set.copyOf(keys).size() < keys.size()) {
            throw new IllegalArgumentException(
                    "1 to 100 different keys can be read at once: " + keys.size());
        }
        Found found = reader.get(keys);
        found.found().values().forEach(move::heard);
        return found;
    }

    @Override
    public WriteOutcome write(WriteTransaction transaction) {
        List<ItemKey> clips =
                transaction.writes().stream()
                        .map(Write::key)
                        .filter(PartitionLayout::moves)
                        .toList();
        if (clips.isEmpty()) {
            return store.write(transaction);
        }
        PartitionLayout layout = nothingWritten(known::now);
        if (layout.spread()) {
            Set<ItemKey> stuck = nothingWritten(() -> gather(clips, layout));
            if (!stuck.isEmpty()) {
                return busy(transaction, stuck);
            }
            if (!layout.equals(known.now())) {
                return busy(transaction, Set.copyOf(clips));
            }
        }
        PlacedWrites placed = new PlacedWrites(transaction, layout, places, known.check(layout));
        WriteOutcome outcome =
                store.write(new WriteTransaction(placed.sent(), transaction.token()));
        return switch (outcome) {
            case WriteOutcome.Written w -> {
                placed.written(layout, places);
                yield w;
            }
            case WriteOutcome.Cancelled(List<Reason> reasons) ->
                    cancelled(transaction, placed, reasons);
        };
    }

    /// What is asked for before anything is written.
    private static <T> T nothingWritten(Supplier<T> request) {
        try {
            return request.get();
        } catch (RemoteException e) {
            throw new RemoteException(e.kind(), true, String.valueOf(e.getMessage()), e);
        }
    }

    private static WriteOutcome busy(WriteTransaction transaction, Set<ItemKey> keys) {
        return new WriteOutcome.Cancelled(
                transaction.writes().stream()
                        .map(w ->
                                keys.contains(w.key())
                                        ? (Reason) new Reason.Busy(false)
                                        : new Reason.None())
                        .toList());
    }

    /// Finds out where clips are and brings those that are at two places to one.
    ///
    /// @return those of which that is not known now
    private Set<ItemKey> gather(List<ItemKey> clips, PartitionLayout layout) {
        List<ItemKey> unknown = clips.stream().filter(key -> places.of(key) == null).toList();
        if (!unknown.isEmpty()) {
            Found found = reader.get(unknown);
            if (!found.unread().isEmpty()) {
                return found.unread();
            }
        }
        for (ItemKey key : clips) {
            if (places.of(key) == Place.BOTH && !joined(key, layout)) {
                return Set.of(key);
            }
        }
        return Set.of();
    }

    private boolean joined(ItemKey key, PartitionLayout layout) {
        places.forget(key);
        Found two = reader.all(List.of(layout.source(key), layout.target(key)));
        Item source = two.found().get(layout.source(key));
        Item target = two.found().get(layout.target(key));
        if (source == null || target == null) {
            return false;
        }
        move.heard(source);
        List<Write> writes = new ArrayList<>(move.writes(key, source, target, layout));
        writes.add(known.check(layout));
        String token = new UUID(random.nextLong(), random.nextLong()).toString();
        if (!(store.write(new WriteTransaction(writes, token)) instanceof WriteOutcome.Written)) {
            return false;
        }
        places.put(key, layout.target(key).equals(key) ? Place.MAIN : Place.SHARD);
        return true;
    }

    private WriteOutcome cancelled(
            WriteTransaction transaction, PlacedWrites placed, List<Reason> reasons) {
        List<Write> writes = transaction.writes();
        Map<ItemKey, Integer> doubtful = new LinkedHashMap<>();
        List<Reason> answer =
                new ArrayList<>(Collections.nCopies(writes.size(), new Reason.None()));
        Reason ofLayout = placed.ofLayout(reasons);
        for (int i = 0; i < writes.size(); i++) {
            Reason reason = placed.of(i, reasons);
            if (reason == null) {
                doubtful.put(writes.get(i).key(), i);
            } else if (reason instanceof Reason.None && placed.onLayout(i)) {
                answer.set(i, onLayout(ofLayout));
            } else {
                answer.set(i, reason);
            }
        }
        Map<ItemKey, Reason> read = read(doubtful.keySet(), !(ofLayout instanceof Reason.None));
        doubtful.forEach((key, i) -> answer.set(i, Objects.requireNonNull(read.get(key))));
        return new WriteOutcome.Cancelled(answer);
    }

    private static Reason onLayout(Reason reason) {
        return reason instanceof Reason.NotAsExpected ? new Reason.Busy(false) : reason;
    }

    /// Clips that were not where they were looked for. Nothing is written; where they cannot be
    /// read now, the same is tried again later.
    private Map<ItemKey, Reason> read(Set<ItemKey> keys, boolean layoutChanged) {
        Map<ItemKey, Reason> answers = new LinkedHashMap<>();
        try {
            if (layoutChanged) {
                known.refresh();
            }
            if (!keys.isEmpty()) {
                Found found = reader.get(keys);
                for (ItemKey key : keys) {
                    if (!found.unread().contains(key)) {
                        answers.put(key, new Reason.NotAsExpected(found.found().get(key)));
                    }
                }
            }
        } catch (RemoteException e) {
            keys.forEach(places::forget);
        }
        keys.forEach(key -> answers.putIfAbsent(key, new Reason.Busy(false)));
        return answers;
    }
}
