package studio.truss.core.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Change;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.sync.remote.Expected;
import studio.truss.core.sync.remote.ItemSize;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore.Found;
import studio.truss.core.sync.remote.RemoteStore.Page;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteOutcome.Reason;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How much every [studio.truss.core.sync.remote.RemoteStore] gives and takes at once.
abstract class RemoteLimitContract extends RemoteReadContract {
    private static final int PIECE = 50_000;

    /// How large an item is where it is kept, which may be under a longer key.
    protected int kept(Item item) {
        return ItemSize.of(item);
    }

    /// Attributes of that many bytes together, none of which is large.
    private static Map<String, AttributeValue> large(int bytes) {
        Map<String, AttributeValue> large = new TreeMap<>();
        for (int left = bytes; left > 0; left -= PIECE) {
            String name = "t" + large.size();
            int size = Math.min(left, PIECE) - name.length();
            large.put(name, AttributeValue.text("x".repeat(size)));
        }
        return large;
    }

    @Test
    void pageEndsAtAMegabyte() {
        Map<String, AttributeValue> big = large(204_000);
        Item[] items =
                IntStream.range(0, 8).mapToObj(i -> item("CLIP#" + i, big)).toArray(Item[]::new);
        create(items);
        Page first = page("CLIP#", null, 100);
        assertEquals(6, first.items().size());
        assertEquals(key("CLIP#5"), first.next());
        Page second = page("CLIP#", first.next(), 100);
        assertEquals(List.of(items[6], items[7]), second.items());
        assertNull(second.next());
    }

    @Test
    void moreThanSixteenMegabytesAreNotReadAtOnce() {
        Map<String, AttributeValue> big = large(390 * 1024);
        List<ItemKey> keys = new ArrayList<>();
        for (int batch = 0; batch < 5; batch++) {
            Item[] items =
                    IntStream.range(batch * 10, batch * 10 + 10)
                            .mapToObj(i -> item("CLIP#" + i, big))
                            .toArray(Item[]::new);
            create(items);
            keys.addAll(Arrays.stream(items).map(Item::key).toList());
        }
        Found found = store().get(keys);
        assertEquals(50, found.found().size() + found.unread().size());
        assertFalse(found.unread().isEmpty());
        Found rest = store().get(found.unread());
        assertEquals(found.unread(), rest.found().keySet());
    }

    @Test
    void itemOfFourHundredKilobytesIsTheLargest() {
        int most = ItemSize.MOST - kept(item("CLIP#a"));
        Item largest = item("CLIP#a", large(most));
        Item larger = item("CLIP#b", large(most + 1));
        create(largest);
        assertEquals(largest, read("CLIP#a"));
        assertRefused(write(new Write.Create(larger), new Write.Create(item("CLIP#c"))));
        Change more = Change.set("u", AttributeValue.text(""));
        assertRefused(
                write(
                        new Write.Update(key("CLIP#a"), more, Expected.there(Map.of())),
                        new Write.Create(item("CLIP#c"))));
        assertEquals(List.of(largest), page("CLIP#", null, 10).items());
    }

    private static void assertRefused(WriteOutcome outcome) {
        List<Reason> reasons = assertInstanceOf(WriteOutcome.Cancelled.class, outcome).reasons();
        assertInstanceOf(Reason.Refused.class, reasons.get(0));
        assertEquals(new Reason.None(), reasons.get(1));
    }

    @Test
    void transactionHasOneToAHundredWrites() {
        List<Write> writes =
                IntStream.range(0, 101)
                        .<Write>mapToObj(i -> new Write.Create(item("CLIP#" + i)))
                        .toList();
        for (List<Write> wrong : List.of(writes, List.<Write>of())) {
            WriteTransaction transaction = new WriteTransaction(wrong, token());
            assertEquals(RemoteException.Kind.INVALID, kindOf(() -> store().write(transaction)));
        }
        WriteTransaction most =
                new WriteTransaction(writes.subList(0, store().writesMost()), token());
        assertEquals(new WriteOutcome.Written(), store().write(most));
    }

    @Test
    void transactionHasFourMegabytesAtMost() {
        Map<String, AttributeValue> big = large(390 * 1024);
        Write[] writes =
                Stream.iterate(0, i -> i + 1)
                        .limit(11)
                        .map(i -> new Write.Create(item("CLIP#" + i, big)))
                        .toArray(Write[]::new);
        assertEquals(RemoteException.Kind.INVALID, kindOf(() -> write(writes)));
        assertTrue(page("CLIP#", null, 1).items().isEmpty());
    }

    @Test
    void sortKeyHasAThousandAndTwentyFourBytes() {
        Item longest = item("\u00e9".repeat(512));
        create(longest);
        assertEquals(longest, read(longest.key().sk()));
        assertRefused(
                write(
                        new Write.Create(item("\u00e9".repeat(512) + "x")),
                        new Write.Create(item("CLIP#c"))));
        assertNull(read("CLIP#c"));
    }

    @Test
    void tokenHasThirtySixCharacters() {
        List<Write> write = List.of(new Write.Create(item("CLIP#a")));
        WriteTransaction longer = new WriteTransaction(write, "x".repeat(37));
        assertEquals(RemoteException.Kind.INVALID, kindOf(() -> store().write(longer)));
        WriteTransaction uuid = new WriteTransaction(write, "x".repeat(36));
        assertEquals(new WriteOutcome.Written(), store().write(uuid));
    }
}
