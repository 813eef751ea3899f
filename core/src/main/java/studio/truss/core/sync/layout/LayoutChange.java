package studio.truss.core.sync.layout;

import studio.truss.core.library.item.CreatorId;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.layout.PartitionLayout.State;
import studio.truss.core.sync.remote.ItemSize;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.MeteredStore;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.RemoteStore.Found;
import studio.truss.core.sync.remote.RemoteStore.Page;
import studio.truss.core.sync.remote.RemoteStore.PageRequest;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteOutcome.Reason;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Changes where a creator's clips are, and moves them, while everybody goes on to write. A clip is
/// at one place or the other at every moment, so that it may be ended and begun again at any. Used
/// by one thread.
public final class LayoutChange {
    private static final int PAGE = 200;
    private static final int BATCH = 20;
    private static final long BATCH_BYTES = 1_500_000;
    private static final int TRIES = 3;

    private final MeteredStore store;
    private final ItemKey record;
    private final String pk;
    private final RandomGenerator random;
    private final ClipMove move = new ClipMove();
    private final PlaceReader reader;
    private final KnownLayout known;
    private final Map<ItemKey, Integer> sizes = new HashMap<>();
    private long looked;
    private long moved;
    private long left;

    /// @param store as it is, without [PlacedStore]
    public LayoutChange(RemoteStore store, CreatorId creator, RandomGenerator random) {
        this.store = new MeteredStore(store, key -> sizes.getOrDefault(key, 0));
        this.record = Keys.layout(creator);
        this.pk = Keys.partition(creator);
        this.random = random;
        Places places = new Places();
        this.known = new KnownLayout(this.store, creator, places);
        this.reader = new PlaceReader(this.store, known, places);
    }

    /// The layout as the table has it.
    public PartitionLayout now() {
        return known.refresh();
    }

    /// Has new clips go into so many shards from now on.
    public LayoutSwitch toShards(int shards) {
        PartitionLayout now = now();
        if (shards < 2 || shards > PartitionLayout.MOST_SHARDS) {
            return new LayoutSwitch.Refused(
                    "Clips can be in 2 to " + PartitionLayout.MOST_SHARDS + " shards.");
        }
        if (now.spread() && now.shards() != shards) {
            return new LayoutSwitch.Refused(
                    "The clips are in "
                            + now.shards()
                            + " shards. Bring them back into one partition first: truss cloud"
                            + " layout --single");
        }
        return now.state() == State.SHARDS
                ? new LayoutSwitch.To(now)
                : to(now, new PartitionLayout(State.SHARDS, shards, now.generation() + 1));
    }

    /// Has new clips go into the creator's partition from now on.
    public LayoutSwitch toOne() {
        PartitionLayout now = now();
        return now.state() == State.SHARDS
                ? to(now, new PartitionLayout(State.LEAVING, now.shards(), now.generation() + 1))
                : new LayoutSwitch.To(now);
    }

    private LayoutSwitch to(PartitionLayout from, PartitionLayout to) {
        WriteOutcome outcome =
                store.write(transaction(List.of(LayoutRecord.change(record, from, to))));
        return outcome instanceof WriteOutcome.Written
                ? new LayoutSwitch.To(now())
                : new LayoutSwitch.Refused(
                        "Another machine is changing the layout at this moment. Look at it again:"
                                + " truss cloud layout");
    }

    private WriteTransaction transaction(List<Write> writes) {
        return new WriteTransaction(
                writes, new UUID(random.nextLong(), random.nextLong()).toString());
    }

    /// Moves the clips that are not where the layout wants them.
    ///
    /// @param cancelled asked between two requests; what is moved stays so
    public MoveProgress run(BooleanSupplier cancelled, Consumer<MoveProgress> heard) {
        PartitionLayout layout = now();
        if (!layout.spread()) {
            return progress(true);
        }
        long before;
        do {
            before = moved;
            left = 0;
            for (String source : layout.sources(pk)) {
                if (!pass(source, layout, cancelled, heard)) {
                    return progress(false);
                }
            }
            // whoever does not know of the layout may have written behind the pass
        } while (moved > before);
        if (left > 0) {
            return progress(false);
        }
        if (layout.state() == State.LEAVING) {
            // nobody writes into shards while this is the layout, and a strong pass found nothing
            return progress(
                    to(
                                    layout,
                                    new PartitionLayout(
                                            State.ONE, layout.shards(), layout.generation() + 1))
                            instanceof LayoutSwitch.To);
        }
        return progress(true);
    }

    private MoveProgress progress(boolean done) {
        return new MoveProgress(looked, moved, left, done, store.meter());
    }

    /// Goes over one partition.
    ///
    /// @return false when it ended early
    private boolean pass(
            String source,
            PartitionLayout layout,
            BooleanSupplier cancelled,
            Consumer<MoveProgress> heard) {
        ItemKey after = null;
        do {
            Page page =
                    store.query(
                            new PageRequest(source, KeyRange.prefix("CLIP#"), after, PAGE, true));
            List<Item> batch = new ArrayList<>();
            long bytes = 0;
            for (Item item : page.items()) {
                if (!goes(item, layout)) {
                    continue;
                }
                looked++;
                move.heard(item);
                batch.add(item);
                bytes += ItemSize.of(item);
                if (batch.size() == BATCH || bytes > BATCH_BYTES) {
                    if (cancelled.getAsBoolean() || !moved(batch, layout)) {
                        return false;
                    }
                    heard.accept(progress(false));
                    batch.clear();
                    bytes = 0;
                }
            }
            if (!batch.isEmpty() && (cancelled.getAsBoolean() || !moved(batch, layout))) {
                return false;
            }
            heard.accept(progress(false));
            after = page.next();
        } while (after != null);
        return true;
    }

    private boolean goes(Item item, PartitionLayout layout) {
        ItemKey key = new ItemKey(pk, item.key().sk());
        return PartitionLayout.moves(key) && layout.source(key).equals(item.key());
    }

    /// How many clips are not where the layout wants them: those of a move that was ended, and
    /// those that a program added that knows nothing of it. Reads them, page by page.
    public long toMove() {
        PartitionLayout layout = now();
        long count = 0;
        for (String source : layout.spread() ? layout.sources(pk) : List.<String>of()) {
            ItemKey after = null;
            do {
                Page page =
                        store.query(
                                new PageRequest(
                                        source, KeyRange.prefix("CLIP#"), after, PAGE, false));
                count += page.items().stream().filter(item -> goes(item, layout)).count();
                after = page.next();
            } while (after != null);
        }
        return count;
    }

    /// @return false where the layout is another one now
    private boolean moved(List<Item> batch, PartitionLayout layout) {
        sizes.clear();
        List<Write> writes = new ArrayList<>();
        for (Item item : batch) {
            sizes.put(item.key(), ItemSize.of(item));
            writes.addAll(move.writes(new ItemKey(pk, item.key().sk()), item, null, layout));
        }
        writes.add(known.check(layout));
        if (store.write(transaction(writes)) instanceof WriteOutcome.Written) {
            moved += batch.size();
            return true;
        }
        for (Item item : batch) {
            if (!alone(new ItemKey(pk, item.key().sk()), layout)) {
                return false;
            }
        }
        return true;
    }

    /// One clip that did not go with the others.
    private boolean alone(ItemKey key, PartitionLayout layout) {
        for (int i = 0; i < TRIES; i++) {
            Found two = reader.all(List.of(layout.source(key), layout.target(key)));
            Item source = two.found().get(layout.source(key));
            if (!two.unread().isEmpty()) {
                continue;
            }
            if (source == null) {
                return true; // somebody else moved or deleted it
            }
            move.heard(source);
            List<Write> writes = new ArrayList<>();
            Item target = two.found().get(layout.target(key));
            writes.addAll(move.writes(key, source, target, layout));
            writes.add(known.check(layout));
            switch (store.write(transaction(writes))) {
                case WriteOutcome.Written w -> {
                    moved++;
                    return true;
                }
                case WriteOutcome.Cancelled(List<Reason> reasons) -> {
                    if (reasons.getLast() instanceof Reason.NotAsExpected) {
                        return false;
                    }
                }
            }
        }
        left++;
        return true;
    }
}
