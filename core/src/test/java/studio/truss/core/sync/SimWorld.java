package studio.truss.core.sync;

import org.jspecify.annotations.Nullable;

import studio.truss.core.library.Author;
import studio.truss.core.library.LibraryException;
import studio.truss.core.library.entity.Clip;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.library.item.VideoId;
import studio.truss.core.testing.FakeTable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// Two machines, the web product and the table, all moved by one seed: the same seed gives the same
/// world.
final class SimWorld implements AutoCloseable {
    private static final String PK = Keys.partition(SimDesktop.CREATOR);
    static final long BEGIN = 1_790_000_000_000L;
    private static final int ROUNDS = 15;
    private static final int DEEPEST = 2;

    final SimOracle oracle = new SimOracle();
    private final Random random;
    private final SimClock clock = new SimClock(BEGIN);
    private final FakeTable table = new FakeTable(clock);
    private final List<Runnable> late = new ArrayList<>();
    private final List<SimDesktop> desktops = new ArrayList<>();
    private final Set<SimDesktop> busy = new HashSet<>();
    private int depth;
    private int counter;

    SimWorld(long seed, Path folder, Path template, Breakage breakage) {
        random = new Random(seed);
        table.onWrite(oracle::written);
        table.lag((key, since) ->
                since.size() > 1 && random.nextInt(4) == 0
                        ? random.nextInt(Math.min(3, since.size()))
                        : 0);
        for (int i = 0; i < 3; i++) {
            table.put(clip("w" + i, "A").toItem(SimDesktop.CREATOR));
        }
        for (int i = 0; i < 2; i++) {
            String name = "d" + i;
            long wrong = i == 0 ? 0 : random.nextInt(3) * 7_200_000L - 7_200_000L;
            desktops.add(
                    new SimDesktop(
                            name,
                            folder,
                            template,
                            clock.wrong(wrong),
                            new SimStore(table.as(name), random, this::meanwhile, late),
                            random,
                            breakage));
        }
    }

    private static Clip clip(String id, String title) {
        return new Clip(
                ClipId.of(id),
                VideoId.of("v"),
                null,
                0,
                1_000,
                title,
                null,
                "d",
                Set.of(),
                new BigDecimal("50"),
                null,
                1L,
                null,
                null,
                null,
                Clip.Status.PROPOSED,
                null,
                null,
                "2026-11-22T07:17:19.123Z",
                null);
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
        }
        settle();
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
        if (what < 35) {
            edit(desktop);
        } else if (what < 65) {
            sync(desktop);
        } else if (what < 83) {
            web();
        } else if (what < 92) {
            long[] times = {500, 3_000, 60_000, 700_000, 90_000_000};
            clock.pass(times[random.nextInt(times.length)]);
        } else {
            arrive();
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
        desktop.sync(random.nextInt(3) == 0 ? 0 : Long.MAX_VALUE, () -> ++asked[0] > stop);
        oracle.bases(desktop, desktop.bases());
        busy.remove(desktop);
    }

    private void edit(SimDesktop desktop) {
        String value = desktop.name + "." + ++counter;
        List<Item> clips =
                desktop.library().items().stream()
                        .filter(item -> item.key().sk().startsWith("CLIP#"))
                        .toList();
        int what = random.nextInt(100);
        try {
            if (what < 18 || clips.isEmpty()) {
                Clip made = clip(desktop.name + "c" + counter, value);
                Map<String, AttributeValue> nothing = Map.of();
                desktop.breakage().create(desktop.library(), made);
                oracle.edited(
                        desktop.name,
                        Keys.of(SimDesktop.CREATOR, made.key()),
                        "title",
                        AttributeValue.text(value),
                        nothing);
                return;
            }
            Item item = clips.get(random.nextInt(clips.size()));
            EntityKey key = item.entityKey();
            if (what < 26) {
                desktop.library().delete(key);
                oracle.edited(desktop.name, item.key(), "*", null, item.attributes());
            } else if (what < 36) {
                Change tag =
                        Change.set(
                                "status",
                                AttributeValue.text(
                                        random.nextBoolean() ? "APPROVED" : "REJECTED"));
                desktop.library().update(key, tag, Author.CREATOR);
            } else {
                String field = SimOracle.TEXTS.get(random.nextInt(SimOracle.TEXTS.size()));
                desktop.breakage()
                        .update(
                                desktop.library(),
                                key,
                                Change.set(field, AttributeValue.text(value)));
                oracle.edited(
                        desktop.name,
                        item.key(),
                        field,
                        AttributeValue.text(value),
                        item.attributes());
            }
        } catch (LibraryException e) {
            // a step that the item's state does not have
        }
    }

    private void web() {
        List<Item> clips =
                table.items(PK).stream()
                        .filter(item -> item.key().sk().startsWith("CLIP#"))
                        .toList();
        if (clips.isEmpty()) {
            return;
        }
        Item item = clips.get(random.nextInt(clips.size()));
        int what = random.nextInt(100);
        if (what < 8) {
            table.delete(item.key());
            return;
        }
        String field = SimOracle.TEXTS.get(random.nextInt(SimOracle.TEXTS.size()));
        String[] values = {"A", "B", "web" + ++counter, "web" + counter};
        TreeMap<String, AttributeValue> set = new TreeMap<>();
        set.put(field, AttributeValue.text(values[random.nextInt(values.length)]));
        set.put("webOnly", AttributeValue.text("u" + counter));
        if (random.nextInt(4) == 0) {
            set.put("updatedAt", AttributeValue.text(clock.instant().toString()));
        }
        if (what < 55) {
            table.update(item.key(), Change.set(set));
        } else {
            TreeMap<String, AttributeValue> all = new TreeMap<>(item.attributes());
            all.remove("_sv");
            all.remove("_op");
            all.putAll(set);
            table.put(Item.of(item.key(), all));
        }
    }

    /// The network is well again and everybody comes to rest.
    private void settle() {
        while (!late.isEmpty()) {
            arrive();
        }
        table.lag((key, since) -> 0);
        desktops.forEach(SimDesktop::heal);
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
        for (Item item : table.items(PK)) {
            if (!item.key().sk().startsWith("SYNC#")) {
                items.put(item.key(), item);
            }
        }
        oracle.end(items, desktops);
    }

    @Nullable String trouble() {
        return oracle.violations.isEmpty() ? null : oracle.words.toString();
    }

    @Override
    public void close() {
        desktops.forEach(SimDesktop::close);
    }
}
