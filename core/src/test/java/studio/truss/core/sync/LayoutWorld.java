package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.Author;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.bodies.LargeBodies;
import studio.truss.core.sync.bodies.SimShelf;
import studio.truss.core.sync.layout.LayoutChange;
import studio.truss.core.sync.layout.MoveProgress;
import studio.truss.core.sync.layout.PlacedStore;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;
import studio.truss.core.testing.FakeTable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A world whose clips are moved into shards and back while two machines and the web product write.
/// What is promised is promised of a clip wherever it is: a move must not be seen at all.
final class LayoutWorld implements AutoCloseable {
    private static final String PK = Keys.partition(SimDesktop.CREATOR);
    private static final int SHARDS = 3;
    private static final int DEEPEST = 2;
    private static final int ROUNDS = 15;
    private static final int LARGE = 70_000;

    final SimOracle oracle = new SimOracle();
    private final Map<ItemKey, Item> places = new HashMap<>();
    private final Random random;
    private final SimClock clock = new SimClock(SimWorld.BEGIN);
    private final FakeTable table = new FakeTable(clock);
    private final List<Runnable> late = new ArrayList<>();
    private final List<SimDesktop> desktops = new ArrayList<>();
    private final Set<Object> busy = new HashSet<>();
    private final SimStore mover;
    private final @Nullable SimShelf shelf;
    private int depth;
    private int counter;
    private long moved;

    /// How machines may be wrong about shards, so that the tests can be tested.
    enum Kind {
        RIGHT,
        /// Knows one partition only.
        UNAWARE,
        /// Does not ask whether a clip's other place is empty.
        ONE_PLACE
    }

    /// @param bodies whether large values are kept beside the table
    LayoutWorld(long seed, Path folder, Path template, Kind kind, boolean bodies) {
        random = new Random(seed);
        shelf = bodies ? new SimShelf(random, this::meanwhile) : null;
        table.onWrite(this::written);
        for (int i = 0; i < 4; i++) {
            table.put(SyncEngineTest.clip("w" + i, "A").toItem(SimDesktop.CREATOR));
        }
        table.lag((key, since) ->
                since.size() > 1 && random.nextInt(4) == 0
                        ? random.nextInt(Math.min(3, since.size()))
                        : 0);
        mover = new SimStore(table.as("mover"), random, this::meanwhile, late);
        for (int i = 0; i < 2; i++) {
            String name = "d" + i;
            SimStore store = new SimStore(table.as(name), random, this::meanwhile, late);
            store.onCameAgain(keys ->
                    oracle.cameAgain(
                            keys.stream().map(LayoutWorld::logical).collect(Collectors.toSet())));
            desktops.add(
                    new SimDesktop(
                            name,
                            folder,
                            template,
                            clock,
                            store,
                            random,
                            Breakage.NONE,
                            way -> over(name, layer(way, kind))));
        }
    }

    private RemoteStore over(String name, RemoteStore placed) {
        return shelf == null
                ? placed
                : new LargeBodies(
                        placed, shelf, key -> desktop(name).library().get(Keys.read(key)));
    }

    private SimDesktop desktop(String name) {
        return desktops.stream().filter(d -> d.name.equals(name)).findFirst().orElseThrow();
    }

    private RemoteStore layer(RemoteStore store, Kind kind) {
        return switch (kind) {
            case RIGHT -> new PlacedStore(store, SimDesktop.CREATOR, clock, random);
            case UNAWARE -> store;
            case ONE_PLACE ->
                    layer(
                            new CarelessStore(store, key -> !key.sk().startsWith("SYNC#")),
                            Kind.RIGHT);
        };
    }

    /// Takes some questions for answered.
    private record CarelessStore(RemoteStore store, Predicate<ItemKey> careless)
            implements RemoteStore {
        @Override
        public Page query(PageRequest request) {
            return store.query(request);
        }

        @Override
        public Found get(Collection<ItemKey> keys) {
            return store.get(keys);
        }

        @Override
        public WriteOutcome write(WriteTransaction transaction) {
            return store.write(
                    new WriteTransaction(
                            transaction.writes().stream()
                                    .map(write ->
                                            write instanceof Write.Check check
                                                            && careless.test(check.key())
                                                    ? new Write.Check(
                                                            check.key(), Expected.maybe(Map.of()))
                                                    : write)
                                    .toList(),
                            transaction.token()));
        }
    }

    private static ItemKey logical(ItemKey key) {
        return new ItemKey(PK, key.sk());
    }

    private @Nullable Item whole(ItemKey logical) {
        TreeMap<String, AttributeValue> all = new TreeMap<>();
        boolean there = false;
        for (int i = 0; i < SHARDS; i++) {
            Item shard = places.get(new ItemKey(Keys.clipShard(PK, i), logical.sk()));
            if (shard != null) {
                there = true;
                all.putAll(shard.attributes());
            }
        }
        Item main = places.get(logical);
        if (main != null) {
            there = true;
            all.putAll(main.attributes());
        }
        return there ? Item.of(logical, all) : null;
    }

    private void written(ItemKey key, @Nullable Item before, @Nullable Item after, String who) {
        Item was = whole(logical(key));
        if (after == null) {
            places.remove(key);
        } else {
            places.put(key, shelf == null ? after : shelf.whole(after));
        }
        Item is = whole(logical(key));
        if (was == null ? is != null : !was.equals(is)) {
            oracle.written(logical(key), was, is, who);
        }
    }

    private List<Item> clips() {
        return places.keySet().stream()
                .filter(key -> key.sk().startsWith("CLIP#"))
                .map(LayoutWorld::logical)
                .distinct()
                .sorted(Comparator.comparing(ItemKey::sk))
                .map(this::whole)
                .map(Objects::requireNonNull)
                .toList();
    }

    int shelved() {
        return shelf == null ? 0 : shelf.kept();
    }

    long run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
        settle();
        return moved;
    }

    private void meanwhile() {
        if (depth < DEEPEST) {
            depth++;
            step();
            depth--;
        }
    }

    private void step() {
        int what = random.nextInt(100);
        SimDesktop desktop = desktops.get(random.nextInt(desktops.size()));
        if (what < 30) {
            edit(desktop);
        } else if (what < 57) {
            sync(desktop);
        } else if (what < 73) {
            web();
        } else if (what < 80) {
            long[] times = {500, 3_000, 700_000, 90_000_000};
            clock.pass(times[random.nextInt(times.length)]);
        } else if (what < 87) {
            arrive();
        } else {
            change();
        }
    }

    private void arrive() {
        if (!late.isEmpty()) {
            late.remove(random.nextInt(late.size())).run();
        }
    }

    private void sync(SimDesktop desktop) {
        if (!busy.add(desktop)) {
            return;
        }
        int stop = random.nextInt(12) == 0 ? random.nextInt(6) : Integer.MAX_VALUE;
        int[] asked = {0};
        desktop.sync(random.nextInt(3) == 0 ? 0 : Long.MAX_VALUE, () -> ++asked[0] > stop);
        oracle.bases(desktop, desktop.bases());
        busy.remove(desktop);
    }

    /// Somebody turns the layout, or goes on with a move that was ended.
    private void change() {
        if (!busy.add(mover)) {
            return;
        }
        try {
            LayoutChange change = new LayoutChange(mover, SimDesktop.CREATOR, random);
            int what = random.nextInt(5);
            if (what < 2) {
                change.toShards(SHARDS);
            } else if (what < 4) {
                change.toOne();
            }
            int stop = random.nextInt(6);
            int[] asked = {0};
            MoveProgress progress = change.run(() -> ++asked[0] > stop, p -> {});
            moved += progress.moved();
        } catch (SimCrash | RemoteException e) {
            // it is begun again some time
        }
        busy.remove(mover);
    }

    private void edit(SimDesktop desktop) {
        String value = desktop.name + "." + ++counter;
        if (shelf != null && random.nextInt(4) == 0) {
            value += "x".repeat(LARGE);
        }
        List<Item> mine =
                desktop.library().items().stream()
                        .filter(item -> item.key().sk().startsWith("CLIP#"))
                        .toList();
        int what = random.nextInt(100);
        if (what < 18 || mine.isEmpty()) {
            var made = SyncEngineTest.clip(desktop.name + "c" + counter, value);
            desktop.library().create(made);
            oracle.edited(
                    desktop.name,
                    Keys.of(SimDesktop.CREATOR, made.key()),
                    "title",
                    AttributeValue.text(value),
                    Map.of());
            return;
        }
        Item item = mine.get(random.nextInt(mine.size()));
        EntityKey key = item.entityKey();
        if (what < 30) {
            desktop.library().delete(key);
            oracle.edited(desktop.name, item.key(), "*", null, item.attributes());
            return;
        }
        String field = SimOracle.TEXTS.get(random.nextInt(SimOracle.TEXTS.size()));
        desktop.library()
                .update(key, Change.set(field, AttributeValue.text(value)), Author.CREATOR);
        oracle.edited(
                desktop.name, item.key(), field, AttributeValue.text(value), item.attributes());
    }

    /// One page of the web product knows of shards, another was loaded before there were any and
    /// writes into the creator's partition.
    private void web() {
        List<Item> clips = clips();
        if (clips.isEmpty()) {
            return;
        }
        Item item = clips.get(random.nextInt(clips.size()));
        boolean old = random.nextInt(3) == 0;
        List<ItemKey> at =
                places.keySet().stream()
                        .filter(key -> key.sk().equals(item.key().sk()))
                        .sorted(Comparator.comparing(ItemKey::pk))
                        .toList();
        ItemKey to = old ? item.key() : at.getFirst();
        int what = random.nextInt(100);
        if (what < 8) {
            (old ? List.of(to) : at).forEach(table::delete);
            return;
        }
        String field = SimOracle.TEXTS.get(random.nextInt(SimOracle.TEXTS.size()));
        String[] values = {"A", "B", "web" + ++counter, "web" + counter};
        TreeMap<String, AttributeValue> set = new TreeMap<>();
        set.put(field, AttributeValue.text(values[random.nextInt(values.length)]));
        set.put("webOnly", AttributeValue.text("u" + counter));
        if (what < 60) {
            table.update(to, Change.set(set));
        } else {
            // some pages follow pointers, others put them back as they are
            TreeMap<String, AttributeValue> all =
                    new TreeMap<>(
                            (shelf != null && random.nextBoolean() ? shelf.pointing(item) : item)
                                    .attributes());
            all.keySet().removeAll(Set.of("_sv", "_op"));
            all.putAll(set);
            table.put(Item.of(to, all));
        }
    }

    private void settle() {
        while (!late.isEmpty()) {
            arrive();
        }
        table.lag((key, since) -> 0);
        desktops.forEach(SimDesktop::heal);
        mover.heal();
        if (shelf != null) {
            shelf.heal();
        }
        if (random.nextBoolean()) {
            LayoutChange change = new LayoutChange(mover, SimDesktop.CREATOR, random);
            var to = random.nextBoolean() ? change.toShards(SHARDS) : change.toOne();
            MoveProgress progress = change.run(() -> false, p -> {});
            moved += progress.moved();
            if (!progress.done()) {
                oracle.violated("never moved", to + " " + progress);
            }
        }
        boolean quiet = false;
        for (int round = 0; round < ROUNDS && !quiet; round++) {
            clock.pass(400_000);
            quiet = true;
            for (SimDesktop desktop : desktops) {
                SyncReport report = desktop.sync(0, () -> false);
                oracle.bases(desktop, desktop.bases());
                if (report == null) {
                    quiet = false;
                    continue;
                }
                if (report.stop() == SyncStop.MUCH_MISSING) {
                    desktop.acceptMissing();
                }
                quiet &=
                        report.stop() == null
                                && report.pushed() == 0
                                && report.pulled() == 0
                                && report.pending() == report.parked();
            }
        }
        if (!quiet) {
            oracle.violated("I10 never quiet", "after " + ROUNDS + " rounds");
        }
        Map<ItemKey, Item> items = new HashMap<>();
        clips().forEach(item -> items.put(item.key(), item));
        places.forEach((key, item) -> {
            if (key.pk().equals(PK) && !key.sk().startsWith("SYNC#")) {
                items.putIfAbsent(key, item);
            }
        });
        oracle.end(items, desktops);
    }

    @Override
    public void close() {
        desktops.forEach(SimDesktop::close);
    }
}
