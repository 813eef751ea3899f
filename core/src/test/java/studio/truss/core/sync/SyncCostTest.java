package studio.truss.core.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import studio.truss.core.library.Author;
import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.item.EntityKey;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.Keys;
import studio.truss.core.sync.layout.LayoutChange;
import studio.truss.core.sync.layout.MoveProgress;
import studio.truss.core.sync.layout.PlacedStore;
import studio.truss.core.sync.remote.ItemSize;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.Meter;
import studio.truss.core.sync.remote.RemoteStore.Page;
import studio.truss.core.sync.remote.RemoteStore.PageRequest;
import studio.truss.core.testing.FakeTable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// What the mirror asks of the table, counted by the table's own rules, beside a program that reads
/// the whole prefix for each page it shows. `-Dclips=50000` makes the table of docs/performance.md.
class SyncCostTest {
    private static final int CLIPS = Integer.getInteger("clips", 3_000);
    private static final String PK = Keys.partition(Machine.CREATOR);
    private static final int ITEM_BYTES = 1_024;
    private static final double RRU_PRICE = 0.125e-6;
    private static final double WRU_PRICE = 0.625e-6;

    private final SimClock clock = new SimClock(1_790_000_000_000L);
    private final FakeTable table = new FakeTable(clock);
    private final List<String> lines = new ArrayList<>();
    private @TempDir Path folder;

    private static ItemKey key(int i) {
        return Keys.of(Machine.CREATOR, clipKey(i));
    }

    private static EntityKey clipKey(int i) {
        return new EntityKey.Clip(ClipId.of(String.format(Locale.ROOT, "c%07d", i)));
    }

    /// An item of exactly that size.
    private static Item clip(int i) {
        Item item =
                SyncEngineTest.clip(String.format(Locale.ROOT, "c%07d", i), "t")
                        .toItem(Machine.CREATOR);
        int missing = ITEM_BYTES - ItemSize.of(item) - "description".length();
        return Item.of(
                item.key(),
                Change.set("description", AttributeValue.text("x".repeat(missing)))
                        .apply(item.attributes()));
    }

    private Meter cost(String what, Runnable work) {
        Meter before = table.meter();
        long begin = System.nanoTime();
        work.run();
        Meter spent = table.meter().minus(before);
        lines.add(
                String.format(
                        Locale.ROOT,
                        "| %s | %d | %.1f | %.1f | %.1f | %.7f | %.1f |",
                        what,
                        spent.requests(),
                        spent.rru(),
                        spent.wru(),
                        spent.bytes() / 1e6,
                        spent.rru() * RRU_PRICE + spent.wru() * WRU_PRICE,
                        (System.nanoTime() - begin) / 1e9));
        return spent;
    }

    private void rename(Machine machine, int i, String title) {
        machine.library.update(
                clipKey(i), Change.set("title", AttributeValue.text(title)), Author.CREATOR);
    }

    @Test
    void readingTheWholePrefixIsPaidOnceAndThenWhatChanged() {
        for (int i = 0; i < CLIPS; i++) {
            table.put(clip(i));
        }
        try (Machine a = new Machine(folder.resolve("a.db"), table.as("a"), clock);
                Machine b = new Machine(folder.resolve("b.db"), table.as("b"), clock)) {
            double prefix = CLIPS * ITEM_BYTES / 4096.0 / 2;
            Meter naive = cost("a page that reads the whole prefix", this::naive);
            Meter first = cost("first sync of the mirror", () -> a.sync(Machine.ALWAYS));
            assertTrue(first.rru() <= naive.rru() + 30, first + " " + naive);
            assertTrue(first.rru() >= prefix, first.toString());
            Meter open =
                    cost(
                            "the library's first page, from the mirror",
                            () -> assertEquals(CLIPS + 1, a.library.items().size()));
            assertEquals(0, open.requests());
            assertEquals(0.5, cost("nothing changed", () -> a.sync(Machine.NEVER)).rru());
            b.sync(Machine.ALWAYS);
            a.sync(Machine.NEVER);
            for (int i = 0; i < 10; i++) {
                rename(b, i, "by b");
            }
            b.sync(Machine.NEVER);
            Meter ten = cost("10 changes by another machine", () -> a.sync(Machine.NEVER));
            assertEquals(10.5, ten.rru());
            assertEquals(2, ten.requests());
            for (int i = 0; i < 10; i++) {
                table.update(key(i), Change.set("title", AttributeValue.text("by the web")));
            }
            Meter web =
                    cost("10 changes by the web product (a sweep)", () -> a.sync(Machine.ALWAYS));
            assertTrue(web.rru() <= naive.rru() + 40, web.toString());
            rename(a, 20, "mine");
            Meter edit = cost("one edit", () -> a.sync(Machine.NEVER));
            // the item has grown over 1 KB by the mirror's own attributes
            assertTrue(edit.wru() <= 6, edit.toString());
            for (int i = 100; i < 125; i++) {
                rename(a, i, "many");
            }
            cost("25 edits", () -> a.sync(Machine.NEVER));
        }
        System.out.println("items: " + CLIPS + " of " + ITEM_BYTES + " bytes");
        System.out.println("| what | requests | RRU | WRU | MB | $ | s |");
        System.out.println("|---|---|---|---|---|---|---|");
        lines.forEach(System.out::println);
    }

    /// The same clips in four shards: as many read units, some requests more.
    @Test
    void shardsAreReadForTheSame() {
        for (int i = 0; i < CLIPS; i++) {
            table.put(clip(i));
        }
        LayoutChange change = new LayoutChange(table, Machine.CREATOR, new Random(1));
        try (Machine one = placed("one.db")) {
            Meter first = cost("first sync, one partition", () -> one.sync(Machine.ALWAYS));
            change.toShards(4);
            MoveProgress[] progress = new MoveProgress[1];
            Meter moving =
                    cost(
                            "moving all clips into 4 shards",
                            () -> progress[0] = change.run(() -> false, p -> {}));
            assertEquals(CLIPS, progress[0].moved());
            assertTrue(progress[0].done());
            // its own meter knows what it asks for
            assertEquals(moving.wru(), progress[0].meter().wru(), moving.wru() / 100);
            Meter known = cost("a sweep after the move", () -> one.sync(Machine.ALWAYS));
            assertTrue(known.rru() <= first.rru() * 1.05 + 20, known + " " + first);
            try (Machine two = placed("two.db")) {
                SyncReport[] report = new SyncReport[1];
                Meter shards =
                        cost("first sync, 4 shards", () -> report[0] = two.sync(Machine.ALWAYS));
                assertEquals(CLIPS + 1, two.library.items().size());
                assertTrue(shards.rru() <= first.rru() * 1.05 + 20, shards + " " + first);
                assertEquals(shards.rru(), report[0].meter().rru());
                assertEquals(shards.requests(), report[0].meter().requests());
                rename(two, 20, "mine");
                cost("one edit, 4 shards", () -> report[0] = two.sync(Machine.NEVER));
            }
        }
        System.out.println("items: " + CLIPS + " of " + ITEM_BYTES + " bytes, and in shards");
        lines.forEach(System.out::println);
    }

    private Machine placed(String name) {
        return new Machine(
                folder.resolve(name),
                table,
                clock,
                store -> new PlacedStore(store, Machine.CREATOR, clock, new Random(1)));
    }

    private void naive() {
        ItemKey after = null;
        do {
            Page page =
                    table.query(
                            new PageRequest(PK, KeyRange.prefix("CLIP#"), after, 100_000, false));
            after = page.next();
        } while (after != null);
    }
}
