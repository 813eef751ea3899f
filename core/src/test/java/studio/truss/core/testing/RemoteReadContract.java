package studio.truss.core.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

import studio.truss.core.library.item.AttributeValue;
import studio.truss.core.library.item.Item;
import studio.truss.core.library.item.ItemKey;
import studio.truss.core.library.item.TypedJson;
import studio.truss.core.sync.remote.KeyRange;
import studio.truss.core.sync.remote.RemoteException;
import studio.truss.core.sync.remote.RemoteStore;
import studio.truss.core.sync.remote.RemoteStore.Found;
import studio.truss.core.sync.remote.RemoteStore.Page;
import studio.truss.core.sync.remote.RemoteStore.PageRequest;
import studio.truss.core.sync.remote.WriteOutcome;
import studio.truss.core.sync.remote.WriteTransaction;
import studio.truss.core.sync.remote.WriteTransaction.Write;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// What every [RemoteStore] does when it is read. Each test has a partition of its own.
public abstract class RemoteReadContract {
    private String pk = "";
    private int tokens;

    protected abstract RemoteStore store();

    @BeforeEach
    final void ownPartition(TestInfo test) {
        pk = "CREATOR#" + test.getTestMethod().orElseThrow().getName();
    }

    protected final ItemKey key(String sk) {
        return new ItemKey(pk, sk);
    }

    protected final Item item(String sk, Map<String, ? extends AttributeValue> attributes) {
        return Item.of(key(sk), attributes);
    }

    protected final Item item(String sk) {
        return item(sk, Map.of());
    }

    protected final String token() {
        return pk.substring(pk.length() - Math.min(20, pk.length())) + "-" + tokens++;
    }

    protected final WriteOutcome write(Write... writes) {
        return store().write(new WriteTransaction(List.of(writes), token()));
    }

    protected final void create(Item... items) {
        Write[] writes = Arrays.stream(items).map(Write.Create::new).toArray(Write[]::new);
        assertInstanceOf(WriteOutcome.Written.class, write(writes));
    }

    protected final @Nullable Item read(String sk) {
        return store().get(List.of(key(sk))).found().get(key(sk));
    }

    protected final Page page(String prefix, @Nullable ItemKey after, int limit) {
        return store().query(
                        new PageRequest(
                                pk,
                                prefix.isEmpty()
                                        ? KeyRange.between("", "")
                                        : KeyRange.prefix(prefix),
                                after,
                                limit,
                                true));
    }

    private List<String> sortKeys(String prefix) {
        return page(prefix, null, 100).items().stream().map(i -> i.key().sk()).toList();
    }

    protected static RemoteException.Kind kindOf(Runnable request) {
        return assertThrows(RemoteException.class, request::run).kind();
    }

    @Test
    void pagesOfOneReachTheEnd() {
        create(item("CLIP#a"), item("CLIP#b"), item("CLIP#c"), item("STREAM#a"));
        List<String> seen = new ArrayList<>();
        ItemKey after = null;
        for (int i = 0; i < 3; i++) {
            Page page = page("CLIP#", after, 1);
            seen.add(page.items().getFirst().key().sk());
            after = page.next();
            assertEquals(page.items().getFirst().key(), after);
        }
        assertEquals(List.of("CLIP#a", "CLIP#b", "CLIP#c"), seen);
        assertEquals(new Page(List.of(), null), page("CLIP#", after, 1));
    }

    @Test
    void prefixTakesEveryKeyThatBeginsWithIt() {
        create(item("ASSET#v1"), item("ASSET#v1#CHAPTERS"), item("ASSET#v10"), item("ASSET#v2"));
        assertEquals(List.of("ASSET#v1", "ASSET#v1#CHAPTERS", "ASSET#v10"), sortKeys("ASSET#v1"));
        assertEquals(List.of("ASSET#v1#CHAPTERS"), sortKeys("ASSET#v1#"));
    }

    @Test
    void pageMayBeginAtAKeyThatIsNotThere() {
        create(item("ASSET#v1"), item("ASSET#v2"), item("ASSET#v3"));
        Page page = page("ASSET#", key("ASSET#v1zzz"), 10);
        assertEquals(List.of(item("ASSET#v2"), item("ASSET#v3")), page.items());
        assertNull(page.next());
        assertEquals(List.of(), page("ASSET#", key("ASSET#v9"), 10).items());
    }

    @Test
    void pageBeginsInsideWhatIsAskedFor() {
        create(item("CLIP#a"));
        assertEquals(
                RemoteException.Kind.INVALID, kindOf(() -> page("CLIP#", key("ASSET#v1"), 10)));
        assertEquals(
                RemoteException.Kind.INVALID,
                kindOf(() -> page("CLIP#", new ItemKey("CREATOR#other", "CLIP#a"), 10)));
        assertEquals(RemoteException.Kind.INVALID, kindOf(() -> page("CLIP#", null, 0)));
    }

    @Test
    void emptyPartitionIsOneEmptyPage() {
        assertEquals(new Page(List.of(), null), page("", null, 10));
        assertEquals(new Page(List.of(), null), page("CLIP#", key("CLIP#a"), 10));
    }

    @Test
    void keysComeInTheOrderOfTheirBytes() {
        List<String> order = List.of("A", "B", "a", "\u00e9", "\u20ac", "\uff5e", "\ud83d\ude00");
        for (String sk : order.reversed()) {
            create(item(sk));
        }
        assertEquals(order, sortKeys(""));
    }

    @Test
    void keysAreTheirExactText() {
        // the same letter as one character and as two
        Item composed = item("CLIP#\u00e9", Map.of("n", AttributeValue.number(1)));
        Item decomposed = item("CLIP#e\u0301", Map.of("n", AttributeValue.number(2)));
        Item emoji = item("CLIP#\ud83d\ude00 \"'\\", Map.of("n", AttributeValue.number(3)));
        create(composed, decomposed, emoji);
        assertEquals(composed, read("CLIP#\u00e9"));
        assertEquals(decomposed, read("CLIP#e\u0301"));
        assertEquals(emoji, read("CLIP#\ud83d\ude00 \"'\\"));
    }

    @Test
    void everyKindOfValueComesBack() {
        Item all =
                item(
                        "CLIP#a",
                        TypedJson.parse(
                                """
                                {"text":{"S":"\\ud83d\\ude00 e\\u0301 \\u0000 \\n"},"empty":{"S":""},\
                                "null":{"NULL":true},"yes":{"BOOL":true},"no":{"BOOL":false},\
                                "int":{"N":"-12"},"long":{"N":"12345678901234567890123456789012345678"},\
                                "small":{"N":"-1.2345678901234567890123456789012345678E-89"},\
                                "large":{"N":"9.9999999999999999999999999999999999999E+125"},\
                                "bytes":{"B":"AAH/"},"none":{"B":""},"texts":{"SS":["b","a",""]},\
                                "numbers":{"NS":["2","1.50","-3"]},"blobs":{"BS":["AQ==","AA=="]},\
                                "list":{"L":[{"N":"1"},{"L":[]},{"NULL":true},{"M":{}}]},\
                                "map":{"M":{" ":{"S":"x"},"a b.c#:":{"M":{"d":{"SS":["e"]}}}}}}\
                                """));
        create(all);
        assertEquals(all, read("CLIP#a"));
        assertEquals(List.of(all), page("CLIP#", null, 10).items());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        create(item("CLIP#a"));
        Found found = store().get(List.of(key("CLIP#b"), key("CLIP#a"), key("CLIP#c")));
        assertEquals(new Found(Map.of(key("CLIP#a"), item("CLIP#a")), Set.of()), found);
    }

    @Test
    void readsTakeOneToAHundredDifferentKeys() {
        List<ItemKey> keys = IntStream.range(0, 101).mapToObj(i -> key("CLIP#" + i)).toList();
        create(item("CLIP#99"));
        assertEquals(Set.of(key("CLIP#99")), store().get(keys.subList(0, 100)).found().keySet());
        assertThrows(IllegalArgumentException.class, () -> store().get(keys));
        assertThrows(IllegalArgumentException.class, () -> store().get(List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> store().get(List.of(key("CLIP#1"), key("CLIP#1"))));
    }
}
