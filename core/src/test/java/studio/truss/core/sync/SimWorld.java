package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.testing.FakeTable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Two machines, the web product and the table, all moved by one seed: the same seed gives the same
/// world. Each of its events draws from a seed of its own, so that a world without some of them is
/// the same in the others.
final class SimWorld implements AutoCloseable {
    private static final String PK = Keys.partition(SimDesktop.CREATOR);
    static final long BEGIN = 1_790_000_000_000L;
    private static final int ROUNDS = 20;
    private static final int DEEPEST = 2;
    private static final int SETUP = -1;
    private static final int END = -2;

    final SimOracle oracle = new SimOracle();
    private final long seed;
    private final SimEvents events;
    private final Random random = new Random();
    private final SimClock clock = new SimClock(BEGIN);
    private final FakeTable table = new FakeTable(clock);
    private final List<Runnable> late = new ArrayList<>();
    private final List<SimDesktop> desktops = new ArrayList<>();
    private final Set<SimDesktop> busy = new HashSet<>();
    private final SimPeople people;
    private final SimTroubles troubles;
    private final @Nullable List<String> story;
    private int depth;

    /// @param story told what happens; null for a world that nobody looks at
    SimWorld(
            long seed,
            SimEvents events,
            Path folder,
            Path template,
            Breakage breakage,
            @Nullable List<String> story) {
        this.seed = seed;
        this.events = events;
        this.story = story;
        draw(SETUP);
        table.onWrite(oracle::written);
        if (story != null) {
            oracle.tell(story);
        }
        if (!events.without().contains(SimFault.LAG)) {
            table.lag((key, since) ->
                    since.size() > 1 && random.nextInt(4) == 0
                            ? random.nextInt(Math.min(3, since.size()))
                            : 0);
        }
        Set<SimTrouble> drawn = SimTrouble.drawn(random);
        tell(drawn.toString());
        people = new SimPeople(random, clock, table, oracle, drawn);
        for (int i = 0; i < 3; i++) {
            table.put(SimPeople.clip("w" + i, "A").toItem(SimDesktop.CREATOR));
        }
        for (int i = 0; i < 2; i++) {
            long wrong = i == 0 ? 0 : random.nextInt(3) * 7_200_000L - 7_200_000L;
            desktops.add(desktop("d" + i, folder, template, wrong, breakage).named());
        }
        troubles =
                new SimTroubles(
                        random,
                        table,
                        oracle,
                        desktops,
                        busy,
                        late,
                        drawn,
                        (from, name) -> desktop(name, folder, from.db(), 0, breakage));
    }

    private SimDesktop desktop(String name, Path folder, Path from, long wrong, Breakage breakage) {
        SimStore store = new SimStore(table.as(name), random, this::meanwhile, late);
        store.without(events.without());
        store.onCameAgain(oracle::cameAgain);
        SimDesktop desktop =
                new SimDesktop(name, folder, from, clock.wrong(wrong), store, random, breakage);
        if (events.without().contains(SimFault.CRASHES)) {
            desktop.neverCrashes();
        }
        return desktop;
    }

    private void tell(String line) {
        if (story != null) {
            story.add("    ".repeat(depth) + line);
        }
    }

    /// What follows is drawn for this event alone.
    private void draw(int event) {
        long z = seed * 0x9E3779B97F4A7C15L + event * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        random.setSeed(z ^ (z >>> 31));
    }

    void run() {
        for (int i = 0; i < SimEvents.MOST; i++) {
            if (events.has(i)) {
                draw(i);
                tell("event " + i);
                step();
            }
        }
        draw(END);
        settle();
    }

    private void meanwhile() {
        if (depth < DEEPEST && !events.without().contains(SimFault.MEANWHILE)) {
            depth++;
            step();
            depth--;
        }
    }

    private void step() {
        int what = random.nextInt(100);
        SimDesktop desktop = desktops.get(random.nextInt(desktops.size()));
        if (what < 34) {
            tell(desktop.name + " edits");
            people.edit(desktop);
        } else if (what < 63) {
            sync(desktop);
        } else if (what < 80) {
            people.web();
        } else if (what < 88) {
            long[] times = {500, 3_000, 60_000, 700_000, 90_000_000};
            clock.pass(times[random.nextInt(times.length)]);
        } else if (what < 96) {
            arrive();
        } else {
            tell(troubles.happen());
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
        if (random.nextInt(4) == 0) {
            desktop.look(
                    desktop.library().items().stream()
                            .map(Item::entityKey)
                            .filter(key -> random.nextInt(2) == 0)
                            .toList());
            oracle.bases(desktop, desktop.bases());
        }
        long every = random.nextInt(3) == 0 ? 0 : Long.MAX_VALUE;
        tell(desktop.name + " syncs" + (every == 0 ? " with a sweep" : ""));
        SyncReport report = synced(desktop, every, () -> ++asked[0] > stop);
        if (report != null && report.stop() == SyncStop.CLOUD_WENT_BACK && random.nextInt(3) == 0) {
            rejoin(desktop);
        }
        busy.remove(desktop);
    }

    private @Nullable SyncReport synced(SimDesktop desktop, long every, BooleanSupplier cancelled) {
        boolean rejoining = desktop.rejoining();
        if (rejoining) {
            oracle.rejoining(desktop, true);
        }
        SyncReport report = desktop.sync(every, cancelled, oracle::now);
        if (rejoining) {
            oracle.rejoining(desktop, false);
        }
        tell(
                desktop.name
                        + (report == null
                                ? " ended"
                                : " pushed "
                                        + report.pushed()
                                        + " pulled "
                                        + report.pulled()
                                        + " waits "
                                        + report.pending()
                                        + " stop "
                                        + report.stop()));
        Map<ItemKey, Item> bases = desktop.bases();
        oracle.bases(desktop, bases);
        int begun = desktop.sweepEnded();
        if (begun != SimDesktop.NEVER) {
            Set<ItemKey> known = new HashSet<>(bases.keySet());
            known.addAll(desktop.waiting());
            oracle.swept(desktop, begun, known);
        }
        return report;
    }

    private void rejoin(SimDesktop desktop) {
        tell(desktop.name + " rejoins");
        oracle.rejoins(desktop);
        desktop.rejoin();
    }

    /// The network is well again and everybody comes to rest.
    private void settle() {
        tell("the end");
        while (!late.isEmpty()) {
            arrive();
        }
        table.lag((key, since) -> 0);
        desktops.forEach(SimDesktop::heal);
        boolean quiet = false;
        for (int round = 0; round < ROUNDS && !quiet; round++) {
            clock.pass(400_000);
            // each time: a machine makes the profile anew as it knows it, where the table lost it
            troubles.putRight();
            quiet = true;
            for (SimDesktop desktop : desktops) {
                quiet &= rests(desktop, synced(desktop, 0, () -> false));
            }
        }
        if (!quiet) {
            oracle.violated("I10 never quiet", "after " + ROUNDS + " rounds");
        }
        Map<ItemKey, Item> items = new HashMap<>();
        for (Item item : table.items(PK)) {
            if (!item.key().sk().startsWith("SYNC#")) {
                items.put(item.key(), item);
            }
        }
        oracle.end(items, desktops);
    }

    private boolean rests(SimDesktop desktop, @Nullable SyncReport report) {
        if (report == null) {
            return false;
        }
        if (report.stop() == SyncStop.MUCH_MISSING) {
            desktop.acceptMissing();
        } else if (report.stop() == SyncStop.CLOUD_WENT_BACK) {
            rejoin(desktop);
        }
        return report.stop() == null
                && report.pushed() == 0
                && report.pulled() == 0
                && report.pending() == report.parked();
    }

    @Override
    public void close() {
        desktops.forEach(SimDesktop::close);
    }
}
